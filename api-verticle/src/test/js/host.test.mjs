import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marksOf } from '../../main/resources/web/js/host/alert-marks.js';
import { fullestFilesystem, total } from '../../main/resources/web/js/host/devices.js';
import { roundTimes, yRange } from '../../main/resources/web/js/host/plot-options.js';
import { chartSpecs, signature } from '../../main/resources/web/js/host/specs.js';
import { stack } from '../../main/resources/web/js/host/readings.js';
import { readColumns, TimeWindow } from '../../main/resources/web/js/host/time-window.js';
import { HostSeries } from '../../main/resources/web/js/model/host-series.js';
import { TimeTable } from '../../main/resources/web/js/model/time-table.js';

function table(times) {
    const made = new TimeTable(100, 1);
    times.forEach((t) => made.append(t, [t]));
    return made;
}

const LIVE = { kind: 'live', ms: 5000 };

test('should show the last minutes and one point before them', () => {
    const window = new TimeWindow();
    window.select(table([1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000]), LIVE, 1000);
    assert.deepEqual([window.min, window.max], [3000, 8000]);
    assert.deepEqual(window.times, [2000, 3000, 4000, 5000, 6000, 7000, 8000]);
});

test('should not show an empty quarter of an hour when there is half a minute', () => {
    const window = new TimeWindow();
    const minutes = (data, ms) => {
        window.select(data, { kind: 'live', ms }, 1000);
        return (window.max - window.min) / 60_000;
    };
    assert.equal(minutes(table([0, 30_000]), 900_000), 1);
    assert.equal(minutes(table([0, 130_000]), 900_000), 5);
    assert.equal(minutes(table([0, 400_000]), 300_000), 5);
    assert.equal(minutes(table([0, 6_000_000]), Infinity), 100);
});

test('should put the labels of the axis at round local times', () => {
    assert.deepEqual(roundTimes(61_234, 75_000, 5000), [65_000, 70_000, 75_000]);
    const midnights = roundTimes(Date.UTC(2026, 0, 1, 12), Date.UTC(2026, 0, 3, 12), 86_400_000);
    assert.ok(midnights.every((ms) => new Date(ms).getHours() === 0 && new Date(ms).getMinutes() === 0));
    assert.deepEqual(roundTimes(1, 2, 5000), []);
});

test('should scale so that next to nothing looks like next to nothing', () => {
    const spec = { kind: 'lines', max: null, floor: 1024, lines: [] };
    assert.deepEqual(yRange(spec, 0, 3), [0, 1024]);
    assert.deepEqual(yRange({ ...spec, kind: 'mirror' }, null, null), [-1024, 1024]);
    assert.deepEqual(yRange({ ...spec, max: 100 }, 0, 3), [0, 100]);
    assert.deepEqual(yRange({ ...spec, max: 100 }, 0, 130), [0, 130]);
    assert.deepEqual(yRange({ ...spec, kind: 'stack', max: 100 }, 0, 130), [0, 100]);
});

test('should break the line where samples are missing, but not for one late sample', () => {
    const window = new TimeWindow();
    window.select(table([1000, 3100, 9000, 10_000]), { kind: 'live', ms: Infinity }, 1000);
    assert.deepEqual(window.times, [1000, 3100, 4100, 9000, 10_000]);
    assert.deepEqual(window.rows, [0, 1, -1, 2, 3]);
});

test('should stand still on a span however far the data goes on', () => {
    const window = new TimeWindow();
    const data = table([1000, 2000, 3000, 9000]);
    window.select(data, { kind: 'still', min: 1000, max: 1200 }, 1000);
    assert.deepEqual([window.min, window.max], [1000, 6000]);
    data.append(10_000, [1]);
    window.select(data, { kind: 'still', min: 1000, max: 7000 }, 100_000);
    assert.deepEqual([window.min, window.max], [1000, 7000]);
    assert.equal(window.times.at(-1), 9000);
});

test('should cope with a host of which nothing is known yet', () => {
    const window = new TimeWindow();
    window.select(new TimeTable(10, 0), LIVE, 1000);
    assert.deepEqual(window.times, []);
});

test('should add up columns, downwards if wanted, and leave unknown values out', () => {
    const data = new TimeTable(10, 2);
    data.append(1, [1, 10]);
    data.append(2, [2, null]);
    data.append(3, [null, null]);
    const window = new TimeWindow();
    window.select(data, { kind: 'live', ms: 60_000 }, 1000);
    const out = [];
    readColumns(data, [0, 1], window, -1, out);
    assert.deepEqual(out, [-11, -2, null]);
    readColumns(data, [], window, 1, out);
    assert.deepEqual(out, [null, null, null]);
});

test('should stack from the bottom up and keep gaps', () => {
    const out = [[], []];
    stack([[1, null, null], [2, 5, null]], out);
    assert.deepEqual(out, [[1, 0, null], [3, 5, null]]);
});

function host(cores, disks) {
    const series = new HostSeries('h');
    const columns = [['cpu_user_percent', {}], ['cpu_nice_percent', {}], ['memory_total', {}], ['memory_used', {}], ['network_bytes_recv', { device: 'lo' }]];
    for (let cpu = cores - 1; cpu >= 0; cpu--) {
        columns.push(['cpu_usage_per_core', { cpu: String(cpu) }]);
    }
    disks.forEach((device) => columns.push(['disk_read_bytes', { device }], ['disk_write_bytes', { device }], ['disk_await_time', { device }]));
    series.dict(0, 'h', columns);
    return series;
}

test('should make charts only of what there is', () => {
    const ids = chartSpecs(host(2, [])).map(({ id }) => id);
    assert.deepEqual(ids, ['cpu', 'cores', 'memory']);
});

test('should count nice as user and put cores in the order of their numbers', () => {
    const [cpu, cores] = chartSpecs(host(12, []));
    assert.deepEqual(cpu.lines.map(({ label, columns }) => [label, columns]), [['user', [0, 1]]]);
    assert.deepEqual(cores.lines.map(({ label }) => label).slice(0, 3), ['cpu0', 'cpu1', 'cpu2']);
    assert.equal(cores.lines[10].label, 'cpu10');
});

test('should draw what is read upwards and what is written downwards in one colour', () => {
    const disk = chartSpecs(host(1, ['sdb', 'sda'])).find(({ id }) => id === 'disk');
    assert.deepEqual(disk.lines.map(({ label, sign, colour }) => [label, sign, colour]), [['sda', 1, 0], ['sda', -1, 0], ['sdb', 1, 1], ['sdb', -1, 1]]);
});

test('should draw the busiest of many devices and say so', () => {
    const series = host(1, Array.from({ length: 30 }, (_, i) => `sd${i}`));
    const values = series.columns.names.map(([metric, { device }]) => (metric === 'disk_write_bytes' ? Number(device.slice(2)) : 0));
    series.data(0, 1000, values, 0);
    const disk = chartSpecs(series).find(({ id }) => id === 'disk');
    assert.deepEqual([...new Set(disk.lines.map(({ label }) => label))], ['sd22', 'sd23', 'sd24', 'sd25', 'sd26', 'sd27', 'sd28', 'sd29']);
    assert.match(disk.note, /the 8 busiest of 30/);
});

test('should be a different chart when its lines or its scale differ', () => {
    const series = host(1, ['sda']);
    const before = chartSpecs(series).map(signature);
    series.data(0, 1000, [1, 1, 64, 32], 0);
    const after = chartSpecs(series).map(signature);
    assert.notEqual(before[2], after[2], 'memory now ends at its total');
    assert.equal(before[0], after[0]);
});

test('should name the fullest filesystem and add up real devices only', () => {
    const series = new HostSeries('h');
    series.dict(0, 'h', [['disk_usage_percent', { mountpoint: '/' }], ['disk_usage_percent', { mountpoint: '/srv' }], ['network_bytes_recv', { device: 'lo' }], ['network_bytes_recv', { device: 'eth0' }]]);
    assert.ok(Number.isNaN(fullestFilesystem(series).percent));
    series.data(0, 1000, [40, 60, 5, 7], 0);
    assert.deepEqual(fullestFilesystem(series), { percent: 60, mount: '/srv' });
    assert.equal(total(series, 'network_bytes_recv'), 7);
    assert.ok(Number.isNaN(total(series, 'absent')));
});

test('should not break the line where samples are as far apart as they usually are', () => {
    const window = new TimeWindow();
    window.select(table([10_000, 20_000, 30_000, 31_000, 32_000]), { kind: 'live', ms: Infinity }, 10_000);
    assert.deepEqual(window.rows, [0, 1, 2, 3, 4]);
});

test('should mark an alert on the chart of its metric and on no other', () => {
    const alerts = ['cpu_usage_percent', 'swap_usage_percent', 'disk_io_util_percent', 'disk_read_bytes', 'disk_usage_percent', 'host_up'].map((metric) => ({ metric }));
    const on = (chart) => marksOf(alerts, chart).map(({ metric }) => metric);
    assert.deepEqual(on('cpu'), ['cpu_usage_percent']);
    assert.deepEqual(on('memory'), ['swap_usage_percent']);
    assert.deepEqual(on('busy'), ['disk_io_util_percent']);
    assert.deepEqual(on('disk'), ['disk_read_bytes']);
    assert.deepEqual(on('network'), []);
});
