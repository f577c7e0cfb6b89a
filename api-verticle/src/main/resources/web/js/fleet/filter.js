/** @import { HostInfo } from '../model/protocol.js' */

/** Labels by which the fleet can be narrowed with a list of choices. */
export const FILTER_LABELS = ['environment', 'region', 'group'];

/**
 * @typedef {object} Filter
 * @property {string} text words that all have to occur in the name or a label (`web`, `region:eu`)
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
        (status === '' || info.status === status) &&
        wanted.every(([label, value]) => info.labels?.[label] === value) &&
        words.every((word) => searchable(info).includes(word));
}

/** @param {HostInfo} info */
function searchable(info) {
    const labels = Object.entries(info.labels ?? {}).map(([label, value]) => `${label}:${value}`);
    return `${info.host} ${labels.join(' ')} ${info.status}`.toLowerCase();
}
