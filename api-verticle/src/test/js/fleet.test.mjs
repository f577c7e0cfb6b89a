import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entries } from '../../main/resources/web/js/fleet/entry.js';
import { filterOf, matcher } from '../../main/resources/web/js/fleet/filter.js';
import { groupsIn } from '../../main/resources/web/js/fleet/groups.js';
import { order, sortKey } from '../../main/resources/web/js/fleet/order.js';
import { countStates, stateOf } from '../../main/resources/web/js/fleet/state.js';
import { labelNames, labelText } from '../../main/resources/web/js/labels.js';
import { FleetSeries } from '../../main/resources/web/js/model/fleet-series.js';
import { LiveModel } from '../../main/resources/web/js/model/live-model.js';

const entry = (host, over = {}) => ({ host, rank: 3, ordinal: 0, cpu: NaN, memory: NaN, disk: NaN, network: NaN, load: NaN, alerts: 0, lastSeen: NaN, ...over });
const names = (list) => list.map(({ host }) => host).join(' ');

test('should put the worst first and otherwise keep the order of names', () => {
    const list = [
        entry('ok-b', { ordinal: 2, cpu: 99 }), entry('ok-a', { ordinal: 1, cpu: 1 }), entry('warning', { rank: 2 }), entry('down', { rank: 0 }),
        entry('critical', { rank: 1 }), entry('critical-twice', { rank: 1, alerts: 2, ordinal: 9 }),
    ];
    assert.equal(names(order(list, { key: 'worst', descending: false })), 'down critical-twice critical warning ok-a ok-b');
});

test('should keep hosts without a value at the end in both directions', () => {
    const list = () => [entry('none', { ordinal: 0 }), entry('low', { cpu: 1, ordinal: 1 }), entry('high', { cpu: 9, ordinal: 2 })];
    assert.equal(names(order(list(), { key: 'cpu', descending: true })), 'high low none');
    assert.equal(names(order(list(), { key: 'cpu', descending: false })), 'low high none');
});

test('should fall back to worst first for a way of sorting that it does not know', () => {
    assert.equal(sortKey('memory'), 'memory');
    for (const text of [null, '', 'constructor', 'nonsense']) {
        assert.equal(sortKey(text), 'worst');
    }
});

const WEB = { host: 'Web-1', labels: { group: 'web', environment: 'production', region: 'eu-west', rack: 'r7' }, status: 'OK' };

test('should find hosts by words in names, labels and state', () => {
    const found = (query) => matcher(filterOf(new URLSearchParams(query)))(WEB);
    for (const query of ['', 'q=web', 'q=WEB-1+prod', 'q=region:eu', 'q=r7', 'group=web', 'status=OK', 'status=OK&environment=production&q=1', 'sort=cpu']) {
        assert.ok(found(query), query);
    }
    for (const query of ['q=db', 'q=web+db', 'group=db', 'status=DOWN', 'environment=staging', 'q=region:us']) {
        assert.ok(!found(query), query);
    }
});

test('should join what is known of a host with its newest values', () => {
    const model = new LiveModel();
    const fleet = new FleetSeries(() => 0);
    model.apply({ type: 'hosts', full: true, hosts: [{ ...WEB, hostId: '', lastSeen: '1970-01-01T00:00:01Z' }, { ...WEB, host: 'new', hostId: '', lastSeen: '' }] }, 0);
    fleet.dict(0, 'Web-1', [['cpu_usage_percent', {}], ['network_bytes_recv', { device: 'eth0' }], ['network_bytes_sent', { device: 'eth0' }]]);
    fleet.data(0, 9000, [12, 30, 4]);
    const [fresh, web] = entries(model, fleet).sort((a, b) => a.ordinal - b.ordinal);
    assert.equal(web.cpu, 12);
    assert.equal(web.network, 34);
    assert.equal(web.lastSeen, 9000);
    assert.equal(fresh.host, 'new');
    assert.ok(Number.isNaN(fresh.cpu) && Number.isNaN(fresh.lastSeen));
});

test('should show labels in the same order however they come', () => {
    assert.deepEqual(labelNames({ rack: 'r7', region: 'eu', az: '1', group: 'web', empty: '' }), ['group', 'region', 'az', 'rack']);
    assert.equal(labelText({ region: 'eu', group: 'web' }), 'group: web\nregion: eu');
});

const host = (name, status, over = {}) => ({ host: name, hostId: '', labels: {}, lastSeen: '', status, ...over });

test('should take a silent host for the worst, and one that left or was renamed for no trouble at all', () => {
    const model = new LiveModel();
    const hosts = [host('left', 'DOWN', { state: 'left' }), host('ok', 'OK'), host('new', 'NEW'), host('renamed', 'DOWN', { state: 'renamed' }), host('silent', 'DOWN', { state: 'silent' }), host('critical', 'CRITICAL'), host('warning', 'WARNING')];
    model.apply({ type: 'hosts', full: true, hosts }, 0);
    const list = order(entries(model, new FleetSeries(() => 0)), { key: 'worst', descending: false });
    assert.equal(names(list), 'silent critical warning ok renamed left new');
});

test('should count hosts as what they are', () => {
    const warnings = [{ code: 'moved', detail: 'x' }];
    const counts = countStates([host('a', 'DOWN'), host('b', 'DOWN', { state: 'left' }), host('c', 'OK', { warnings }), host('d', 'DOWN', { state: 'renamed', warnings })]);
    assert.deepEqual(counts, { DOWN: 1, CRITICAL: 0, WARNING: 0, OK: 1, RENAMED: 1, LEFT: 1, DOUBT: 1 });
    assert.equal(stateOf({ status: 'OK', state: 'live' }), 'OK');
});

test('should find hosts by state and by groups that somebody put them into', () => {
    const one = host('a', 'DOWN', { state: 'left', labels: { group: 'web' }, groups: ['web', 'canary'] });
    const found = (query) => matcher(filterOf(new URLSearchParams(query)))(one);
    for (const query of ['group=canary', 'group=web', 'q=group:can', 'status=LEFT', 'q=left']) {
        assert.ok(found(query), query);
    }
    for (const query of ['group=db', 'status=DOWN', 'status=DOUBT']) {
        assert.ok(!found(query), query);
    }
});

test('should put the group with the most trouble first and a host into each of its groups', () => {
    const of = (info) => entry(info.host, { info });
    const groups = groupsIn([of(host('a', 'OK', { groups: ['x', 'y'] })), of(host('b', 'DOWN', { groups: ['y'] })), of(host('c', 'CRITICAL', { labels: { group: 'z' } })), of(host('d', 'OK'))]);
    assert.deepEqual(groups.map(({ name, entries: members }) => [name, members.length]), [['y', 2], ['z', 1], ['x', 1]]);
});
