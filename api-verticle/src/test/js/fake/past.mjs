/** The REST interface as the host view asks it: ranges, what is expected, where it is heading, what a host is. */

const DAY = 86_400_000;
/** How far back the simulated archive reaches. */
const KEPT_MS = 20 * DAY;
const MOST_POINTS = 100_000;

/**
 * @param {any} fleet @param {string} path below /api/v1 @param {URLSearchParams} query
 * @returns {{status: number, body?: object, text?: string} | null} null for what it does not know
 */
export function hostRest(fleet, path, query) {
    const [, area, name = '', last = ''] = path.split('/').map(decodeURIComponent);
    const host = fleet.hosts.find((/** @type {any} */ one) => one.host === (area === 'metrics' || area === 'hosts' ? name : query.get('host')));
    if (area === 'metrics' && last === 'range' && host) {
        return range(fleet, host, query);
    }
    if (path === '/catalogue') {
        const names = [...new Set(fleet.hosts.flatMap((/** @type {any} */ one) => one.columns.map(([metric]) => metric)))];
        return { status: 200, body: { metrics: names.map((metric) => ({ name: metric, unit: metric.endsWith('percent') ? '%' : /^memory/.test(metric) ? 'B' : '1', kind: 'gauge', scope: 'host', help: `What ${metric} is` })) } };
    }
    if (path === '/anomalies' && host) {
        const one = { host: host.host, metric: 'cpu_usage_percent', labels: {}, rule: 'cpu-unusual', at: Date.now(), expected: host.walks.cpu.mean, spread: 12, measured: 40, score: 1, unit: 'percent' };
        return { status: 200, body: { anomalies: [one] } };
    }
    if (path === '/forecasts' && host) {
        const [metric, labels] = host.columns.find(([each]) => each === 'disk_usage_percent');
        const now = host.fill[0];
        return { status: 200, body: { forecasts: [{ host: host.host, metric, labels, rule: 'disk-full', at: Date.now(), now, perDay: (100 - now) / 12, limit: 100, reaches: Date.now() + 12 * DAY, unit: '%' }] } };
    }
    if (area === 'hosts' && host) {
        const info = { operatingSystem: 'Debian GNU/Linux 12', kernel: '6.1.0-18', architecture: 'amd64', cpuModel: 'AMD EPYC 7B13', logicalProcessors: host.cores, memoryBytes: host.memoryTotal, bootTime: new Date(Date.now() - 9 * DAY).toISOString(), virtualization: 'kvm', collectorVersion: '0.3.0' };
        return { status: 200, body: { ...fleet.info(host), info, firstSeen: new Date(Date.now() - KEPT_MS).toISOString() } };
    }
    return null;
}

/** Buckets of the fleet's own samples where it has them, and of a slow wave before. */
function range(fleet, host, query) {
    const wanted = query.get('metric').split(',');
    const [start, end, step] = [Number(query.get('start')), Number(query.get('end')), parseFloat(query.get('step') ?? '1s') * 1000];
    const columns = host.columns.map(([metric, labels], index) => ({ metric, labels, index })).filter(({ metric }) => wanted.includes(metric));
    if (((end - start) / step) * columns.length > MOST_POINTS) {
        return { status: 422, body: { detail: `The answer would have more than ${MOST_POINTS} points; expected a step of ${Math.ceil(((end - start) * columns.length) / MOST_POINTS / 1000)}s or more.` } };
    }
    const samples = fleet.history.get(host.host);
    const series = columns.map(({ metric, labels, index }) => {
        const points = /** @type {any[]} */ ([]), min = [], max = [], average = [];
        const typical = samples.map((sample) => sample.v[index]).filter((value) => value !== null);
        const mean = typical.reduce((sum, value) => sum + value, 0) / Math.max(1, typical.length);
        for (let t = Math.floor(start / step) * step; t <= end; t += step) {
            const own = samples.filter((sample) => sample.t >= Math.max(t, start) && sample.t < Math.min(t + step, end + 1)).map((sample) => sample.v[index]).filter((value) => value !== null);
            const wave = mean * (1 + 0.25 * Math.sin((t / DAY) * 2 * Math.PI + index) + 0.05 * Math.sin(t / 97_000));
            if (own.length > 0 || (t < (samples[0]?.t ?? 0) && t > Date.now() - KEPT_MS)) {
                const value = own.length > 0 ? own.reduce((sum, each) => sum + each, 0) / own.length : wave;
                points.push([t, value]);
                average.push(value);
                min.push(own.length > 0 ? Math.min(...own) : wave * 0.85);
                max.push(own.length > 0 ? Math.max(...own) : wave * 1.15);
            }
        }
        return { host: host.host, metric, labels, points, min, max, average };
    });
    if (query.get('format') === 'csv') {
        const lines = series.flatMap(({ metric, points }) => points.map(([t, value]) => `${new Date(t).toISOString()},${host.host},${metric},,,${value},,,`));
        return { status: 200, text: ['time,host,metric,device,labels,value,min,max,average', ...lines, ''].join('\r\n') };
    }
    return { status: 200, body: { series, warnings: [] } };
}
