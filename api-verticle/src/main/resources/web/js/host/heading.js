/** @import { App } from '../app.js' */
/** @import { AlertEvent, HostInfo, HostWarning } from '../model/protocol.js' */
import { AlertItem } from '../alerts/item.js';
import { KeyedList } from '../alerts/keyed-list.js';
import { ask } from '../api.js';
import { el, setAttribute, setState, setText, stateMark } from '../dom.js';
import { groupsOf, stateOf } from '../fleet/state.js';
import { format } from '../format.js';
import { labelChips, labelText } from '../labels.js';

const FEW_ALERTS = 4;
const MOST_ALERTS = 100;

/** Top of the host view: name, state, labels, when it was last heard of, what fires, and the choice of time. */
export class HostHeading {
    #state = stateMark('OK');
    #labels = el('span', { class: 'labels' });
    #seen = el('span', { class: 'seen num' });
    #warnings = el('ul', { class: 'warning-list', 'aria-live': 'polite', 'aria-label': 'Who this host is', hidden: true });
    #alerts = el('ul', { class: 'alert-list', 'aria-label': 'Firing alerts' });
    #facts;
    #gone = el('p', { class: 'gone', role: 'status', hidden: true });
    #shownLabels = '';
    #alertList;
    #allAlerts = false;
    /** @type {AlertEvent[]} */
    #shown = [];
    #more = el('button', { type: 'button', class: 'small more', hidden: true, onclick: () => this.#showAll() });
    #shownWarnings = '';

    /** @param {App} app @param {string} host @param {HTMLElement} controls the choice of time */
    constructor(app, host, controls) {
        this.#alertList = new KeyedList(this.#alerts, (/** @type {AlertEvent} */ { id }) => id, (alert) => new AlertItem(app, alert, false));
        this.#facts = new Facts(host);
        this.#state.hidden = true; // until it is known
        const top = el('div', { class: 'host-top' }, el('a', { class: 'back', href: '#/', 'aria-label': 'All hosts' }, '‹'), el('h1', {}, host), this.#state, this.#labels, this.#seen);
        this.node = el('header', { class: 'host-heading' }, el('div', { class: 'host-bar' }, top, controls), this.#facts.node, this.#gone, this.#warnings, this.#alerts, this.#more);
    }

    /** @param {HostInfo} info @param {number} lastSeen @param {number} serverNow @param {number} skipped */
    update(info, lastSeen, serverNow, skipped) {
        setState(this.#state, stateOf(info));
        this.#state.hidden = false;
        const text = labelText(info.labels ?? {}) + (info.groups ?? []).join();
        if (text !== this.#shownLabels) {
            this.#shownLabels = text;
            this.#labels.replaceChildren(...chipsOf(info));
        }
        this.#showWarnings(info.warnings ?? []);
        setText(this.#gone, goneText(info));
        this.#gone.hidden = this.#gone.textContent === '';
        const every = info.intervalMs === undefined ? '' : ` · every ${format.span(info.intervalMs)}`;
        const left = skipped === 0 ? '' : ` · ${skipped} left out, this page was slow`;
        setText(this.#seen, `seen ${format.span(serverNow - lastSeen)} ago${every}${left}`);
        setAttribute(this.#seen, 'title', format.moment(lastSeen));
    }

    /** @param {HostWarning[]} warnings */
    #showWarnings(warnings) {
        const text = JSON.stringify(warnings);
        if (text !== this.#shownWarnings) {
            this.#shownWarnings = text;
            this.#warnings.replaceChildren(...warnings.map(({ detail }) => el('li', {}, detail)));
            this.#warnings.hidden = warnings.length === 0;
        }
    }

    /** @param {AlertEvent[]} alerts */
    showAlerts(alerts) {
        this.#shown = alerts;
        this.#alertList.update(alerts, this.#allAlerts ? MOST_ALERTS : FEW_ALERTS);
        this.#alerts.hidden = alerts.length === 0;
        this.#more.hidden = this.#allAlerts || alerts.length <= FEW_ALERTS;
        setText(this.#more, `Show all ${alerts.length} alerts`);
    }

    #showAll() {
        this.#allAlerts = true;
        this.showAlerts(this.#shown);
    }

    destroy() {
        this.#alertList.clear();
    }
}

const GONE = /** @type {Record<string, string>} */ ({
    left: 'Its collector was stopped in order, and nothing has come since. What you see is the last that was heard.',
    renamed: 'It sends under another name now. What you see is the last that was heard under this one.',
    silent: 'Nothing is heard of it. What you see is the last that was heard.',
});

/** Why a host is not live, in a sentence; empty when it is. @param {HostInfo} info */
export function goneText({ state, status }) {
    return GONE[state ?? ''] ?? (status === 'DOWN' ? (GONE['silent'] ?? '') : '');
}

/** Labels and groups of a host; a group that is a label is not said twice. @param {HostInfo} info */
function chipsOf(info) {
    const { labels = {} } = info;
    const others = groupsOf(info).filter((group) => group !== labels['group']);
    return [...labelChips(labels), ...others.map((group) => el('a', { class: 'label', title: 'group', href: `#/?group=${encodeURIComponent(group)}` }, group))];
}

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
