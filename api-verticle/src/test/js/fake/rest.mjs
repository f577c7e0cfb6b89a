/** As much of the REST interface as the fleet and alerts views ask for. */

const DAY = 86_400_000;

/**
 * @param {{fleet: any, sessions: Set<any>}} server
 * @param {string} method @param {string} path below /api/v1 @param {URLSearchParams} query @param {any} body
 * @returns {{status: number, body?: object} | null} null for what it does not know
 */
export function rest({ fleet, sessions }, method, path, query, body) {
    const [, area, name = '', , last = ''] = path.split('/').map(decodeURIComponent);
    const tell = (/** @type {object} */ frame) => sessions.forEach(({ ready, socket }) => ready && socket.send(frame));
    if (path === '/access') {
        return { status: 200, body: { principal: 'fake', permissions: ['read', 'silence', 'manage'], hosts: null, groups: null, until: null } };
    }
    if (path === '/alerts/history') {
        return { status: 200, body: { alerts: past(fleet, query), next: null } };
    }
    if (area === 'alerts') {
        const alert = [...fleet.alerts.values()].find(({ id }) => id === decodeURIComponent(path.slice('/alerts/'.length)));
        return alert ? { status: 200, body: { alert, events: [alert] } } : { status: 404, body: { detail: 'There is no such alert.' } };
    }
    if (path === '/silences' && method === 'POST') {
        const now = Date.now();
        const silence = { id: `s${now}`, author: 'fake', yours: true, created: now, from: now, until: now + 7_200_000, host: '', rule: '', device: '', severity: null, labels: {}, ...body };
        tell({ type: 'silence', silence });
        return { status: 201, body: silence };
    }
    if (area === 'hosts' && method === 'DELETE') {
        fleet.hosts.splice(fleet.hosts.findIndex(({ host }) => host === name), 1);
        tell({ type: 'hosts', hosts: [], removed: [name] });
        return { status: 204 };
    }
    if (area === 'groups' && (method === 'PUT' || method === 'DELETE')) {
        const host = fleet.hosts.find((/** @type {any} */ one) => one.host === last);
        const groups = new Set(fleet.info(host).groups);
        groups[method === 'PUT' ? 'add' : 'delete'](name);
        host.groups = [...groups].sort();
        tell({ type: 'hosts', hosts: [fleet.info(host)] });
        return { status: 200, body: { host: last, groups: host.groups, assigned: [] } };
    }
    return area === 'metrics' ? { status: 200, body: { series: [] } } : null;
}

/** Alerts that are open, and some that were. */
function past(fleet, query) {
    const fits = ({ host, rule }) => (!query.get('host') || query.get('host') === host) && (!query.get('rule') || query.get('rule') === rule);
    return [...fleet.alerts.values()].filter(fits).flatMap((alert) => {
        const of = (back, length, id) => ({ ...alert, id, worst: alert.severity, since: alert.since - back, firedAt: alert.since - back, endedAt: length && alert.since - back + length, eventCount: 2, state: length ? 'RESOLVED' : 'FIRING' });
        return [of(0, null, alert.id), of(1.4 * DAY, 4e6, `${alert.id}/1`), of(4.2 * DAY, 2e7, `${alert.id}/2`)];
    });
}
