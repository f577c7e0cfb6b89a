/** @import { Unit } from '../format.js' */
/** @import { HostSeries } from '../model/host-series.js' */
import { byNumber, devices } from './devices.js';
import { unitOf } from './metrics.js';

/**
 * One line of a chart.
 * @typedef {object} Line
 * @property {string} label
 * @property {number} colour number in the palette
 * @property {number[]} columns added up
 * @property {1 | -1} sign -1 draws it below zero
 * @property {string} mark what tells the lines of one label apart, such as ↓ and ↑
 */

/**
 * What a chart shows; worked out again when the host's columns change.
 * @typedef {object} ChartSpec
 * @property {string} id
 * @property {string} title
 * @property {string} note what exactly it shows, in a few words
 * @property {Unit} unit
 * @property {'lines' | 'stack' | 'mirror' | 'heat'} kind
 * @property {number | null} max fixed upper end of the scale
 * @property {number} floor the scale never ends below this, so that next to nothing looks like next to nothing
 * @property {Line[]} lines
 * @property {string[]} [devices] to which it is limited, where it does not show all of a metric
 * @property {number} [holdMs] for how long a value holds, where it does not come with every sample
 */

/** Devices that one chart draws at most; the busiest. */
const MOST_DEVICES = 8;

/** Readings that do not come with every sample come at least that often. */
const HOLD_MS = 150_000;

/** All charts that this host has data for, and those of pinned metrics. @param {HostSeries} series @param {Iterable<string>} [pinned] @returns {ChartSpec[]} */
export function chartSpecs(series, pinned = []) {
    const all = [
        cpu(series), cores(series), memory(series), load(series),
        mirror(series, { id: 'disk', title: 'Disk throughput', down: 'disk_read_bytes', up: 'disk_write_bytes', names: ['read', 'write'], note: 'read above, written below' }),
        mirror(series, { id: 'network', title: 'Network', down: 'network_bytes_recv', up: 'network_bytes_sent', names: ['in', 'out'], note: 'in above, out below' }),
        perDevice(series, { id: 'await', title: 'Disk wait', metric: 'disk_await_time', unit: 'ms', max: null, floor: 1, note: 'mean time of a request, with queueing' }),
        perDevice(series, { id: 'busy', title: 'Disk busy', metric: 'disk_io_util_percent', unit: 'percent', max: 100, floor: 1, note: 'share of time with requests under way' }),
        labelled(series, { id: 'space', title: 'Disk space', metric: 'disk_usage_percent', label: 'mountpoint', unit: 'percent', max: 100, floor: 1, note: 'used', holdMs: HOLD_MS }),
        several(series, 'pressure', 'Pressure', 'share of time in which tasks wait', 'percent', [['for CPU', ['pressure_cpu_some_percent']], ['for memory', ['pressure_memory_some_percent']], ['for disk', ['pressure_io_some_percent']], ['all for disk', ['pressure_io_full_percent']], ['interrupts', ['pressure_irq_full_percent']]]),
        several(series, 'processes', 'Processes', 'that run or are blocked', 'number', [['running', ['processes_running']], ['blocked', ['processes_blocked']]]),
        several(series, 'connections', 'Connections', 'sockets of the host', 'number', [['TCP established', ['network_connections']], ['TCP time-wait', ['network_tcp_time_wait']], ['UDP', ['network_udp_sockets']]]),
        several(series, 'swapping', 'Swapping', 'to and from disk', 'bytes/s', [['in', ['swap_in_bytes']], ['out', ['swap_out_bytes']]]),
        labelled(series, { id: 'temperature', title: 'Temperatures', metric: 'temperature', label: 'sensor', unit: '°C', max: null, floor: 1, note: '', holdMs: HOLD_MS }),
        several(series, 'cgroup', 'Control group', 'of the collector', 'bytes', [['memory', ['cgroup_memory_used']], ['limit', ['cgroup_memory_limit']]]),
        ...[...pinned].map((name) => pin(series, name)),
    ];
    return all.filter((spec) => spec.lines.length > 0);
}

/** What makes a chart a different one. @param {ChartSpec} spec */
export function signature(spec) {
    return JSON.stringify([spec.kind, spec.max, spec.lines]);
}

/** @param {HostSeries} series @param {[string, string[]][]} parts @returns {Line[]} */
function linesOf(series, parts) {
    return parts.flatMap(([label, metrics], colour) => {
        const columns = metrics.map((metric) => series.columns.first(metric)).filter((column) => column >= 0);
        return columns.length === 0 ? [] : [{ label, colour, columns, sign: 1, mark: '' }];
    });
}

/** @param {HostSeries} series @returns {ChartSpec} */
function cpu(series) {
    const lines = linesOf(series, [
        ['user', ['cpu_user_percent', 'cpu_nice_percent']],
        ['system', ['cpu_system_percent']],
        ['interrupts', ['cpu_irq_percent', 'cpu_softirq_percent']],
        ['steal', ['cpu_steal_percent']],
        ['waiting for disk', ['cpu_iowait_percent']],
    ]);
    return { id: 'cpu', title: 'CPU', note: 'where its time goes', unit: 'percent', kind: 'stack', max: 100, floor: 100, lines };
}

/** @param {HostSeries} series @returns {ChartSpec} */
function cores(series) {
    const found = series.columns.all('cpu_usage_per_core').toSorted(byNumber('cpu'));
    const lines = found.map(({ index, labels }) => /** @type {Line} */ ({ label: `cpu${(labels['cpu'] ?? '').replace(/^cpu/, '')}`, colour: 0, columns: [index], sign: 1, mark: '' }));
    return { id: 'cores', title: 'CPU by core', note: `${lines.length} cores`, unit: 'percent', kind: 'heat', max: 100, floor: 100, lines };
}

/** @param {HostSeries} series @returns {ChartSpec} */
function memory(series) {
    const lines = linesOf(series, [['used', ['memory_used']], ['cached', ['memory_cached']], ['buffers', ['memory_buffers']], ['swap used', ['swap_used']]]);
    const total = series.value('memory_total');
    return { id: 'memory', title: 'Memory', note: 'up to all there is', unit: 'bytes', kind: 'lines', max: Number.isNaN(total) ? null : total, floor: 1, lines };
}

/** @param {HostSeries} series @returns {ChartSpec} */
function load(series) {
    const lines = linesOf(series, [['1 min', ['load_average_1m']], ['5 min', ['load_average_5m']], ['15 min', ['load_average_15m']]]);
    return { id: 'load', title: 'Load', note: 'tasks that run or wait', unit: 'number', kind: 'lines', max: null, floor: 1, lines };
}

/**
 * @param {HostSeries} series
 * @param {{id: string, title: string, down: string, up: string, names: [string, string], note: string}} what
 * @returns {ChartSpec}
 */
function mirror(series, { id, title, down, up, names, note }) {
    const { chosen, total } = busiest(series, [down, up]);
    const lines = chosen.flatMap((device, colour) => [
        line(series, device, colour, down, 1, `↓\u00a0${names[0]}`),
        line(series, device, colour, up, -1, `↑\u00a0${names[1]}`),
    ]);
    return { id, title, note: more(note, chosen.length, total), unit: 'bytes/s', kind: 'mirror', max: null, floor: 1024, lines: lines.flat() };
}

/**
 * @param {HostSeries} series
 * @param {{id: string, title: string, metric: string, unit: Unit, max: number | null, floor: number, note: string}} what
 * @returns {ChartSpec}
 */
function perDevice(series, { id, title, metric, unit, max, floor, note }) {
    const { chosen, total } = busiest(series, ['disk_read_bytes', 'disk_write_bytes']);
    const lines = chosen.flatMap((device, colour) => line(series, device, colour, metric, 1, ''));
    return { id, title, note: more(note, chosen.length, total), unit, kind: 'lines', max, floor, lines };
}

/** @param {HostSeries} series @param {string} id @param {string} title @param {string} note @param {Unit} unit @param {[string, string[]][]} parts @returns {ChartSpec} */
function several(series, id, title, note, unit, parts) {
    return { id, title, note, unit, kind: 'lines', max: null, floor: 1, lines: linesOf(series, parts) };
}

/**
 * A line for each value of a label.
 * @param {HostSeries} series
 * @param {{id: string, title: string, metric: string, label: string, unit: Unit, max: number | null, floor: number, note: string, holdMs: number}} what
 * @returns {ChartSpec}
 */
function labelled(series, { metric, label, ...what }) {
    const found = series.columns.all(metric).toSorted(byNumber(label));
    const lines = found.slice(0, MOST_DEVICES).map(({ index, labels }, colour) => /** @type {Line} */ ({ label: labels[label] ?? '', colour, columns: [index], sign: 1, mark: '' }));
    return { ...what, note: more(what.note, lines.length, found.length), kind: 'lines', lines };
}

/** A chart of a metric, or of one of the user's own series, as `custom:name`. @param {HostSeries} series @param {string} name @returns {ChartSpec} */
function pin(series, name) {
    const [metric = '', own = ''] = name.split(':', 2);
    const found = series.columns.all(metric).filter(({ labels }) => own === '' || labels['metric'] === own);
    const lines = found.slice(0, MOST_DEVICES).map(({ index, labels }, colour) => {
        const label = Object.entries(labels).filter(([each]) => each !== 'metric').map(([, value]) => value).join(' ');
        return /** @type {Line} */ ({ label: label || own || metric, colour, columns: [index], sign: 1, mark: '' });
    });
    const spec = { id: `pin-${name}`, title: own || metric, note: more('', lines.length, found.length).replace(/^; /, ''), unit: unitOf(own || metric), lines, holdMs: HOLD_MS };
    return { ...spec, kind: 'lines', max: null, floor: 1, ...(own === '' ? {} : { devices: [own] }) };
}

/** @param {HostSeries} series @param {string} device @param {number} colour @param {string} metric @param {1 | -1} sign @param {string} mark @returns {Line[]} */
function line(series, device, colour, metric, sign, mark) {
    const column = series.columns.of(metric, 'device', device);
    return column < 0 ? [] : [{ label: device, colour, columns: [column], sign, mark }];
}

/** @param {HostSeries} series @param {string[]} metrics */
function busiest(series, metrics) {
    const all = devices(series, metrics[0] ?? '').filter((device) => device !== 'lo');
    if (all.length <= MOST_DEVICES) {
        return { chosen: all, total: all.length };
    }
    const activity = new Map(all.map((device) => [device, metrics.reduce((sum, metric) => sum + mean(series, metric, device), 0)]));
    const sorted = all.toSorted((a, b) => (activity.get(b) ?? 0) - (activity.get(a) ?? 0));
    const chosen = new Set(sorted.slice(0, MOST_DEVICES));
    return { chosen: all.filter((device) => chosen.has(device)), total: all.length };
}

/** @param {HostSeries} series @param {string} metric @param {string} device */
function mean(series, metric, device) {
    const column = series.columns.of(metric, 'device', device);
    let sum = 0;
    for (let row = 0; row < series.table.size; row++) {
        sum += series.table.valueAt(column, row) || 0;
    }
    return sum / Math.max(1, series.table.size);
}

/** @param {string} note @param {number} shown @param {number} total */
function more(note, shown, total) {
    return shown < total ? `${note}; the ${shown} busiest of ${total}` : note;
}
