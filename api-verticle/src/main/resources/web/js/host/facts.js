import { ask } from '../api.js';
import { el, setText } from '../dom.js';
import { format } from '../format.js';

/** What a machine is, in one line; nothing where the server does not say. */
export class Facts {
    node = el('p', { class: 'facts-line note', hidden: true });

    /** @param {string} host */
    constructor(host) {
        void this.#load(host);
    }

    /** @param {string} host */
    async #load(host) {
        const { info, firstSeen } = await ask(`/hosts/${encodeURIComponent(host)}`).catch(() => ({}));
        const text = factsText(info ?? {}, firstSeen);
        setText(this.node, text);
        this.node.hidden = text === '';
    }
}

/** @param {Record<string, any>} info @param {string} [firstSeen] */
export function factsText({ operatingSystem, kernel, architecture, cpuModel, logicalProcessors, memoryBytes, bootTime, virtualization, collectorVersion }, firstSeen) {
    const boot = typeof bootTime === 'number' ? bootTime : Date.parse(bootTime ?? '');
    const first = Date.parse(firstSeen ?? '');
    const parts = [
        operatingSystem, kernel, architecture,
        [logicalProcessors && `${logicalProcessors}\u00a0×`, cpuModel ?? (logicalProcessors ? 'processors' : null)].filter(Boolean).join('\u00a0'),
        memoryBytes ? format.bytes(memoryBytes) : null,
        virtualization, Number.isNaN(boot) ? null : `up since ${format.moment(boot)}`,
        Number.isNaN(first) ? null : `first seen ${format.day(first)}`,
        collectorVersion ? `collector ${collectorVersion}` : null,
    ];
    return parts.filter((part) => part != null && part !== '').join(' · ');
}
