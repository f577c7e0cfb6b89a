/** @import { HostInfo } from '../model/protocol.js' */
import { stateWord } from '../dom.js';
import { DOUBT, groupsOf, isDoubtful, stateOf } from './state.js';

/** Labels by which the fleet can be narrowed with a list of choices; a group can be one that somebody put the host into. */
export const FILTER_LABELS = ['environment', 'region', 'group'];
/** Choices that leave hosts out. */
export const NARROWING = ['q', 'status', ...FILTER_LABELS];

/**
 * @typedef {object} Filter
 * @property {string} text words that all have to occur in the name, a label, a group or the state (`web`, `region:eu`)
 * @property {string} status a state, or empty for all
 * @property {Record<string, string>} labels wanted value by label
 */

/** @param {URLSearchParams} choices @returns {Filter} */
export function filterOf(choices) {
    const labels = FILTER_LABELS.filter((label) => choices.has(label)).map((label) => [label, choices.get(label) ?? '']);
    return { text: choices.get('q') ?? '', status: choices.get('status') ?? '', labels: Object.fromEntries(labels) };
}

/** @param {Filter} filter @returns {(info: HostInfo) => boolean} */
export function matcher({ text, status, labels }) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = Object.entries(labels);
    return (info) =>
        (status === '' || (status === DOUBT ? isDoubtful(info) : stateOf(info) === status)) &&
        wanted.every(([label, value]) => (label === 'group' ? groupsOf(info).includes(value) : info.labels?.[label] === value)) &&
        words.every((word) => searchable(info).includes(word));
}

/** @type {WeakMap<HostInfo, string>} */
const texts = new WeakMap();

/** @param {HostInfo} info */
function searchable(info) {
    let text = texts.get(info);
    if (text === undefined) {
        const labels = Object.entries(info.labels ?? {}).map(([label, value]) => `${label}:${value}`);
        const groups = groupsOf(info).map((group) => `group:${group}`);
        text = `${info.host} ${labels.join(' ')} ${groups.join(' ')} ${info.status} ${stateWord(stateOf(info))}`.toLowerCase();
        texts.set(info, text);
    }
    return text;
}
