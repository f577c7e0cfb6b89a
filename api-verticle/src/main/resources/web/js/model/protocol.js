/**
 * The shapes of the live protocol `hoststream.v1`, as the page uses them.
 *
 * @typedef {'OK' | 'WARNING' | 'CRITICAL' | 'DOWN'} Status
 * @typedef {Record<string, string>} Labels
 * @typedef {[metric: string, labels: Labels]} ColumnName
 *
 * @typedef {object} HostInfo
 * @property {string} host
 * @property {string} hostId
 * @property {Labels} labels
 * @property {Status} status
 * @property {string} lastSeen RFC 3339
 * @property {number} [intervalMs] interval in effect: how long after the newest sample the next is due
 * @property {number} [usualIntervalMs] interval that the collector is set to, which is longer while it is boosted
 * @property {HostWarning[]} [warnings] what is wrong with who it says it is
 *
 * @typedef {{code: string, detail: string}} HostWarning
 *
 * @typedef {object} AlertEvent
 * @property {string} id
 * @property {string} rule
 * @property {'WARNING' | 'CRITICAL'} severity
 * @property {'PENDING' | 'FIRING' | 'RESOLVED'} state
 * @property {string} host
 * @property {string} metric
 * @property {Labels} [labels]
 * @property {number} value
 * @property {number} limit
 * @property {number} since epoch milliseconds
 * @property {number} at epoch milliseconds
 * @property {string} summary
 *
 * @typedef {{type: 'welcome', protocol: string, heartbeatMs: number, serverTime: number}} WelcomeFrame
 * @typedef {{type: 'hosts', hosts: HostInfo[], full?: boolean, removed?: string[]}} HostsFrame
 * @typedef {{type: 'alerts', alerts: AlertEvent[]}} AlertsFrame
 * @typedef {{type: 'alert', event: AlertEvent}} AlertFrame
 * @typedef {{type: 'dict', id: string, h: number, host: string, columns: ColumnName[]}} DictFrame
 * @typedef {{type: 'history', id: string, h: number, t: number[], v: (number | null)[][]}} HistoryFrame
 * @typedef {{type: 'data', id: string, h: number, t: number, s: number, v: (number | null)[], skipped?: number}} DataFrame
 * @typedef {{type: 'ping' | 'pong'}} BeatFrame
 * @typedef {{type: 'error', id?: string, code: number, detail: string}} ErrorFrame
 * @typedef {WelcomeFrame | HostsFrame | AlertsFrame | AlertFrame | DictFrame | HistoryFrame | DataFrame | BeatFrame | ErrorFrame} Frame
 *
 * @typedef {{hosts: string[], metrics: string[], history: number}} Subscription
 */

/** WebSocket subprotocol that the page speaks. */
export const PROTOCOL = 'hoststream.v1';

/** Close code for a key that the server does not accept. */
export const WRONG_KEY = 4401;

/** From worst to best. A host that is silent is worse than one that complains: nothing at all is known about it. */
export const STATUSES = /** @type {const} */ (['DOWN', 'CRITICAL', 'WARNING', 'OK']);

/** @param {string} status @returns {number} 0 for the worst */
export function rank(status) {
    const index = STATUSES.indexOf(/** @type {Status} */ (status));
    return index < 0 ? STATUSES.length : index;
}

/** Reads one text frame. @param {string} text @returns {Frame | null} null when it is not a frame of the protocol */
export function parseFrame(text) {
    try {
        const frame = JSON.parse(text);
        return frame !== null && typeof frame === 'object' && typeof frame.type === 'string' ? frame : null;
    } catch (error) {
        if (error instanceof SyntaxError) {
            return null;
        }
        throw error;
    }
}
