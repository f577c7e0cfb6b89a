import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Columns } from '../../main/resources/web/js/model/columns.js';
import { CPU, DISK, FleetSeries, RECEIVED, SPARK_SAMPLES } from '../../main/resources/web/js/model/fleet-series.js';
import { HostSeries } from '../../main/resources/web/js/model/host-series.js';

const CPU_COLUMN = ['cpu_usage_percent', {}];
const disk = (mountpoint) => ['disk_usage_percent', { mountpoint, device: '/dev/x' }];
const received = (device) => ['network_bytes_recv', { device }];

test('should find columns whatever the order of their labels', () => {
    const before = new Columns([['m', { a: '1', b: '2' }], ['n', {}]]);
    const after = new Columns([['n', {}], ['o', {}], ['m', { b: '2', a: '1' }]]);
    assert.deepEqual(after.sourcesIn(before), [1, -1, 0]);
    assert.equal(after.of('m', 'a', '1'), 2);
    assert.equal(after.of('m', 'a', '9'), -1);
    assert.equal(after.first('absent'), -1);
});

test('should show the fullest filesystem and keep it while no new value comes', () => {
    const fleet = new FleetSeries(() => 42);
    fleet.dict(0, 'web-1', [CPU_COLUMN, disk('/'), disk('/srv')]);
    fleet.data(0, 1000, [10, 40, 80]);
    fleet.data(0, 2000, [11, null, null]);
    const host = fleet.get('web-1');
    assert.equal(host.now(CPU), 11);
    assert.equal(host.now(DISK), 80);
    assert.equal(host.fullest, '/srv');
    assert.equal(host.receivedAt, 42);
});

test('should know the fullest filesystem from history older than the sparkline', () => {
    const fleet = new FleetSeries(() => 0);
    fleet.dict(0, 'web-1', [disk('/')]);
    const times = Array.from({ length: 100 }, (_, i) => i * 1000);
    fleet.history(0, times, [times.map((t) => (t === 5000 ? 66 : null))]);
    assert.equal(fleet.get('web-1').now(DISK), 66);
    assert.equal(fleet.get('web-1').table.size, SPARK_SAMPLES);
});

test('should not count loopback and virtual interfaces', () => {
    const fleet = new FleetSeries(() => 0);
    fleet.dict(0, 'web-1', [received('eth0'), received('eth1'), received('lo'), received('docker0')]);
    fleet.data(0, 1000, [100, 20, 7, 3]);
    assert.equal(fleet.get('web-1').now(RECEIVED), 120);
});

test('should count what there is when there is nothing else, and stay unknown when nothing is known', () => {
    const fleet = new FleetSeries(() => 0);
    fleet.dict(0, 'box', [received('lo')]);
    fleet.data(0, 1000, [7]);
    assert.equal(fleet.get('box').now(RECEIVED), 7);
    fleet.data(0, 2000, [null]);
    assert.ok(Number.isNaN(fleet.get('box').now(RECEIVED)));
});

test('should follow the host numbers of a new session', () => {
    const fleet = new FleetSeries(() => 0);
    fleet.dict(0, 'a', [CPU_COLUMN]);
    fleet.dict(1, 'b', [CPU_COLUMN]);
    fleet.dict(0, 'b', [CPU_COLUMN]);
    fleet.data(0, 1000, [5]);
    assert.equal(fleet.get('b').now(CPU), 5);
    assert.ok(Number.isNaN(fleet.get('a').now(CPU)));
});

test('should ignore data of a host that was not introduced', () => {
    const fleet = new FleetSeries(() => 0);
    fleet.data(9, 1000, [5]);
    fleet.history(9, [1], [[5]]);
    assert.equal(fleet.get('a'), undefined);
});

test('should keep a host its past when a disk is plugged in', () => {
    const series = new HostSeries('db-1');
    series.dict(3, 'db-1', [CPU_COLUMN, disk('/')]);
    series.data(3, 1000, [10, 50], 0);
    series.dict(3, 'db-1', [disk('/mnt'), disk('/'), CPU_COLUMN]);
    assert.equal(series.table.valueAt(2, 0), 10);
    assert.equal(series.last[1], 50);
    assert.ok(Number.isNaN(series.last[0]));
    assert.equal(series.revision, 2);
});

test('should remember values that do not come with every sample', () => {
    const series = new HostSeries('db-1');
    series.dict(0, 'db-1', [CPU_COLUMN, disk('/')]);
    series.history(0, [1, 2, 3], [[1, 2, 3], [70, null, null]]);
    series.data(0, 4, [4, null], 2);
    assert.equal(series.value('disk_usage_percent'), 70);
    assert.equal(series.value('cpu_usage_percent'), 4);
    assert.ok(Number.isNaN(series.value('absent')));
    assert.equal(series.skipped, 2);
});

test('should leave out frames of the host that was on show before', () => {
    const series = new HostSeries('db-1');
    series.data(0, 1000, [1], 0);
    series.dict(0, 'other', [CPU_COLUMN]);
    series.data(0, 1000, [1], 0);
    assert.equal(series.table.size, 0);
    assert.equal(series.columns.names.length, 0);
});
