/** @import { HostInfo } from '../model/protocol.js' */
/** @import { LiveModel } from '../model/live-model.js' */
import { CPU, DISK, FleetHost, FleetSeries, LOAD, MEMORY, RECEIVED, SENT } from '../model/fleet-series.js';
import { STATES, stateOf } from './state.js';

/**
 * One host as the fleet view sorts, filters and shows it.
 * @typedef {object} Entry
 * @property {string} host
 * @property {HostInfo} info
 * @property {FleetHost | undefined} series
 * @property {number} rank of the state, 0 is the worst
 * @property {number} ordinal place in the order of names
 * @property {number} cpu
 * @property {number} memory
 * @property {number} disk
 * @property {number} network both directions together
 * @property {number} load
 * @property {number} alerts
 * @property {number} lastSeen epoch milliseconds by the server's clock
 */

/** @param {LiveModel} model @param {FleetSeries} fleet @returns {Entry[]} */
export function entries(model, fleet) {
    return Array.from(model.hosts.all(), (info) => entryOf(info, fleet.get(info.host), model));
}

/** @param {HostInfo} info @param {FleetHost | undefined} series @param {Pick<LiveModel, 'hosts' | 'alerts'>} model @returns {Entry} */
export function entryOf(info, series, model) {
    const now = (/** @type {number} */ column) => series?.now(column) ?? NaN;
    return {
        host: info.host,
        info,
        series,
        rank: rankOf(info),
        ordinal: model.hosts.ordinal(info.host),
        cpu: now(CPU),
        memory: now(MEMORY),
        disk: now(DISK),
        network: now(RECEIVED) + now(SENT),
        load: now(LOAD),
        alerts: model.alerts.countOf(info.host),
        lastSeen: newest(Date.parse(info.lastSeen), series?.table.lastTime ?? NaN),
    };
}

/** @param {HostInfo} info */
function rankOf(info) {
    const rank = STATES.indexOf(/** @type {typeof STATES[number]} */ (stateOf(info)));
    return rank < 0 ? STATES.length : rank;
}

/** The later of two times; one that is not after 1970 means never. @param {number} a @param {number} b */
function newest(a, b) {
    const latest = Math.max(a || 0, b || 0);
    return latest > 0 ? latest : NaN;
}
