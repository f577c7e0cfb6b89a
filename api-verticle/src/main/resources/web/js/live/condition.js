/** @import { Phase } from './connection.js' */
import { format } from '../format.js';

/**
 * @typedef {object} Facts
 * @property {Phase} phase
 * @property {string} problem what the server said was wrong before it hung up, empty when nothing
 * @property {number} retryAt monotonic time of the next attempt
 * @property {number} dataAt monotonic time of the newest data, NaN before the first
 * @property {number} dataExpectedSince monotonic time since which data has been asked for, NaN when none is
 * @property {number} intervalMs how often data comes when all is well
 * @property {string} subject what the data is about, such as "any host" or "web-1"
 * @property {number} now monotonic time
 * @property {number} wallNow epoch milliseconds
 */

/**
 * What a person has to know of the connection.
 * @typedef {object} Condition
 * @property {'live' | 'connecting' | 'reconnecting' | 'stale' | 'refused' | 'off'} level
 * @property {string} label a few words
 * @property {string} text a sentence for the banner, empty when all is well
 */

/** @param {Facts} facts @returns {Condition} */
export function conditionOf(facts) {
    switch (facts.phase) {
        case 'live':
            return liveOrStale(facts);
        case 'waiting':
            return reconnecting(facts);
        case 'connecting':
            return { level: 'connecting', label: 'Connecting', text: Number.isNaN(facts.dataAt) ? '' : `Connecting…${lastKnown(facts)}` };
        case 'refused':
            return { level: 'refused', label: 'Key refused', text: '' };
        default:
            return { level: 'off', label: 'Not connected', text: '' };
    }
}

/** How long data may be missing before it counts as stale. @param {number} intervalMs */
export function staleAfter(intervalMs) {
    return Math.max(5000, intervalMs * 3);
}

/** @param {Facts} facts @returns {Condition} */
function liveOrStale(facts) {
    const { dataAt, dataExpectedSince, intervalMs, now, wallNow, subject } = facts;
    const reference = Number.isNaN(dataAt) ? dataExpectedSince : Math.max(dataAt, dataExpectedSince);
    if (Number.isNaN(reference) || now - reference <= staleAfter(intervalMs)) {
        return { level: 'live', label: 'Live', text: '' };
    }
    const age = format.span(now - (Number.isNaN(dataAt) ? reference : dataAt));
    const from = Number.isNaN(dataAt) ? 'yet' : `since ${format.clock(wallNow - (now - dataAt))}`;
    return { level: 'stale', label: `Stale ${age}`, text: `Stale for ${age}: connected, but no sample from ${subject} ${from}.` };
}

/** @param {Facts} facts @returns {Condition} */
function reconnecting(facts) {
    const left = Math.max(0, Math.ceil((facts.retryAt - facts.now) / 1000));
    const when = left === 0 ? 'now' : `in ${left}\u00a0s`;
    const why = facts.problem === '' ? 'No connection to the server.' : `The server ended the connection: ${facts.problem.replace(/\.$/, '')}.`;
    return { level: 'reconnecting', label: `Reconnecting ${when}`, text: `${why} Reconnecting ${when}.${lastKnown(facts)}` };
}

/** @param {Facts} facts */
function lastKnown({ dataAt, now, wallNow }) {
    return Number.isNaN(dataAt) ? '' : ` What you see is from ${format.clock(wallNow - (now - dataAt))}.`;
}
