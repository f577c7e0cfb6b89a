/** @import { Entry } from './entry.js' */

/** @typedef {'worst' | 'host' | 'cpu' | 'memory' | 'disk' | 'network' | 'load' | 'alerts' | 'seen'} SortKey */
/** @typedef {{key: SortKey, descending: boolean}} Sort */

/** What each way of sorting is called, and whether the interesting end is the large one. @type {Record<SortKey, {label: string, descending: boolean}>} */
export const SORTS = {
    worst: { label: 'Worst first', descending: false },
    host: { label: 'Host', descending: false },
    cpu: { label: 'CPU', descending: true },
    memory: { label: 'Memory', descending: true },
    disk: { label: 'Fullest disk', descending: true },
    network: { label: 'Network', descending: true },
    load: { label: 'Load', descending: true },
    alerts: { label: 'Alerts', descending: true },
    seen: { label: 'Last seen', descending: true },
};

/** @type {Record<SortKey, (entry: Entry) => number>} */
const VALUES = {
    worst: (entry) => entry.rank,
    host: (entry) => entry.ordinal,
    cpu: (entry) => entry.cpu,
    memory: (entry) => entry.memory,
    disk: (entry) => entry.disk,
    network: (entry) => entry.network,
    load: (entry) => entry.load,
    alerts: (entry) => entry.alerts,
    seen: (entry) => entry.lastSeen,
};

/** @param {string | null} text @returns {SortKey} */
export function sortKey(text) {
    return text !== null && Object.hasOwn(SORTS, text) ? /** @type {SortKey} */ (text) : 'worst';
}

/**
 * Sorts in place. Unknown values come last in either direction; equals keep the order of their names, so that rows stay
 * where they are. "Worst" goes by state and number of alerts, not by measured values, which would make rows dance.
 * @param {Entry[]} list @param {Sort} sort @returns {Entry[]}
 */
export function order(list, { key, descending }) {
    const value = VALUES[key];
    const sign = descending ? -1 : 1;
    return list.sort((a, b) => compare(value(a), value(b), sign) || ties(key, a, b) || a.ordinal - b.ordinal);
}

/** @param {SortKey} key @param {Entry} a @param {Entry} b */
function ties(key, a, b) {
    return key === 'worst' ? b.alerts - a.alerts : 0;
}

/** @param {number} a @param {number} b @param {number} sign */
function compare(a, b, sign) {
    if (Number.isNaN(a) || Number.isNaN(b)) {
        return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    }
    return sign * (a - b);
}
