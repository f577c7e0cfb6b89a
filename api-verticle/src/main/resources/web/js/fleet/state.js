/** @import { HostInfo } from '../model/protocol.js' */

/** What a host is, from what needs people most to what needs nobody: a host that left in order is no outage. */
export const STATES = /** @type {const} */ (['DOWN', 'CRITICAL', 'WARNING', 'OK', 'RENAMED', 'LEFT']);

/** Choice among the states that shows the hosts of which it is in doubt who they are. */
export const DOUBT = 'DOUBT';

/** @param {Pick<HostInfo, 'status' | 'state'>} info */
export function stateOf({ status, state }) {
    return state === 'left' ? 'LEFT' : state === 'renamed' ? 'RENAMED' : status;
}

/** Whether somebody should look at who it says it is: two installations with one name or one identity, or a new one. @param {HostInfo} info */
export function isDoubtful(info) {
    return info.state !== 'renamed' && (info.warnings ?? []).length > 0;
}

/** Groups that a host is in, by its label or because somebody put it there. @param {HostInfo} info @returns {string[]} */
export function groupsOf({ groups, labels }) {
    return groups ?? (labels?.['group'] ? [labels['group']] : []);
}

/** How many hosts are in each state, and how many are in doubt. @param {Iterable<HostInfo>} infos @returns {Record<string, number>} */
export function countStates(infos) {
    /** @type {Record<string, number>} */
    const counts = Object.fromEntries([...STATES, DOUBT].map((state) => [state, 0]));
    for (const info of infos) {
        const state = stateOf(info);
        counts[state] = (counts[state] ?? 0) + 1;
        counts[DOUBT] = (counts[DOUBT] ?? 0) + Number(isDoubtful(info));
    }
    return counts;
}
