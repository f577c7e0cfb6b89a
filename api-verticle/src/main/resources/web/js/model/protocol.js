/**
 * The shapes of the live protocol `hoststream.v1`, as the page uses them, and those that REST shares with it.
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
 * @property {string[]} [groups]
 * @property {HostWarning[]} [warnings] what is wrong with who it says it is
 * @property {'live' | 'silent' | 'left' | 'renamed'} [state] why it is heard or not
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
 * @property {Labels} [labels] of the device
 * @property {Labels} [hostLabels]
 * @property {Labels} [ruleLabels]
 * @property {number | null} value
 * @property {number | null} limit
 * @property {string} [unit] of the metric
 * @property {number} since epoch milliseconds
 * @property {number} at epoch milliseconds
 * @property {string} summary
 * @property {'threshold' | 'change' | 'absence' | 'anomaly' | 'forecast'} [kind] what the rule goes by
 * @property {boolean} [quiet] only shown, never told
 * @property {boolean} [backlog] found too late to tell anybody
 * @property {string} [runbook] address or name of a page
 * @property {number} [fires] how many times it has fired lately
 * @property {number | null} [measured] the metric's value, for anomalies and forecasts
 * @property {number | null} [expected] what was expected, for anomalies
 * @property {number | null} [reaches] epoch milliseconds, for forecasts
 * @property {Cause | null} [cause]
 *
 * @typedef {{topic: string, partition: number, firstOffset: number, lastOffset: number}} Cause the records that caused a change
 *
 * @typedef {AlertEvent & {worst: 'WARNING' | 'CRITICAL', firedAt: number | null, endedAt: number | null, eventCount: number}} PastAlert
 *
 * @typedef {object} Silence
 * @property {string} id
 * @property {string | null} author null where it is not for this key to know
 * @property {string | null} comment
 * @property {boolean} yours whether all that it is for exists for this key
 * @property {number} created epoch milliseconds
 * @property {number} from epoch milliseconds
 * @property {number} until epoch milliseconds
 * @property {string} host pattern, empty for any, as are the others
 * @property {string} rule
 * @property {string} device
 * @property {string | null} severity
 * @property {Labels} labels patterns by label
 *
 * @typedef {{type: 'welcome', protocol: string, heartbeatMs: number, serverTime: number, maySilence?: boolean, mayManage?: boolean}} WelcomeFrame
 * @typedef {{type: 'hosts', hosts: HostInfo[], full?: boolean, removed?: string[]}} HostsFrame
 * @typedef {{type: 'alerts', alerts: AlertEvent[]}} AlertsFrame
 * @typedef {{type: 'alert', event: AlertEvent}} AlertFrame
 * @typedef {{type: 'silences', silences: Silence[]}} SilencesFrame
 * @typedef {{type: 'silence', silence: Silence}} SilenceFrame
 * @typedef {[set: number, columns: ColumnName[]]} ColumnSet
 * @typedef {[h: number, host: string, set: number]} HostNumber
 * @typedef {{type: 'dict', id: string, sets: ColumnSet[], hosts: HostNumber[]}} DictFrame columns that hosts have in common
 * @typedef {{type: 'history', id: string, h: number, t: number[], s: number[], v: (number | null)[][]}} HistoryFrame
 * @typedef {[h: number, t: number, s: number, v: (number | null)[], skipped?: number]} Sample
 * @typedef {{type: 'data', id: string, d: Sample[]}} DataFrame samples of any number of hosts
 * @typedef {{type: 'cursor', id: string, cursor: string}} CursorFrame everything before it was sent or told as skipped
 * @typedef {{type: 'gap', id: string, h?: number, from: number, to: number, samples: number | null, reason: 'too_old' | 'too_much' | 'unreadable'}} GapFrame
 * @typedef {{type: 'resumed', id: string, rows: number, skipped: number}} ResumedFrame
 * @typedef {{type: 'position', id: string, t: number, speed: number, oldest: number | null, state: 'travelling' | 'paused' | 'loading' | 'live'}} PositionFrame
 * @typedef {{type: 'refused', id: string, detail: string}} RefusedFrame
 * @typedef {{type: 'ping' | 'pong'}} BeatFrame
 * @typedef {{type: 'error', id?: string, code: number, detail: string}} ErrorFrame
 * @typedef {WelcomeFrame | HostsFrame | AlertsFrame | AlertFrame | SilencesFrame | SilenceFrame | DictFrame | HistoryFrame | DataFrame | CursorFrame | GapFrame | ResumedFrame | PositionFrame | RefusedFrame | BeatFrame | ErrorFrame} Frame
 *
 * @typedef {{hosts: string[], metrics: string[], history: number, groups?: string[], rate?: number, from?: number, speed?: number}} Subscription `rate` is the least time between samples of a host, in seconds
 */

/** WebSocket subprotocol that the page speaks. */
export const PROTOCOL = 'hoststream.v1';

/** Close code for a key that the server does not accept. */
export const WRONG_KEY = 4401;

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
