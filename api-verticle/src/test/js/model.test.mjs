import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AlertBook } from '../../main/resources/web/js/model/alerts.js';
import { HostDirectory } from '../../main/resources/web/js/model/hosts.js';
import { LiveModel } from '../../main/resources/web/js/model/live-model.js';
import { parseFrame, rank } from '../../main/resources/web/js/model/protocol.js';

const info = (host, status = 'OK', labels = {}) => ({ host, hostId: host, labels, status, lastSeen: '2026-01-01T00:00:00Z' });
const alert = (over = {}) => ({
    id: 'x', rule: 'cpu', severity: 'WARNING', state: 'FIRING', host: 'web-1', metric: 'cpu_usage_percent', labels: {},
    value: 90, limit: 85, since: 1000, at: 2000, summary: 's', ...over,
});

test('should read frames and refuse what is none', () => {
    assert.equal(parseFrame('{"type":"ping"}').type, 'ping');
    for (const text of ['', 'null', '[]', '{"t":1}', '{"type":7}', '{"type":']) {
        assert.equal(parseFrame(text), null, text);
    }
});

test('should take a silent host for the worst', () => {
    assert.deepEqual(['OK', 'CRITICAL', 'NEW', 'DOWN', 'WARNING'].sort((a, b) => rank(a) - rank(b)), ['DOWN', 'CRITICAL', 'WARNING', 'OK', 'NEW']);
});

test('should take a full list, changes and removals', () => {
    const hosts = new HostDirectory();
    assert.equal(hosts.known, false);
    hosts.apply({ type: 'hosts', full: true, hosts: [info('web-10'), info('web-2'), info('a')] });
    assert.equal(hosts.known, true);
    assert.ok(hosts.ordinal('web-2') < hosts.ordinal('web-10'));
    hosts.apply({ type: 'hosts', hosts: [info('web-2', 'DOWN')] });
    assert.equal(hosts.get('web-2').status, 'DOWN');
    assert.deepEqual(hosts.counts(), { DOWN: 1, CRITICAL: 0, WARNING: 0, OK: 2 });
    assert.deepEqual(hosts.apply({ type: 'hosts', hosts: [], removed: ['a'] }), ['a']);
    assert.deepEqual(hosts.apply({ type: 'hosts', full: true, hosts: [info('web-2')] }), ['web-10']);
    assert.equal(hosts.size, 1);
});

test('should list the values of a label in order', () => {
    const hosts = new HostDirectory();
    hosts.apply({ type: 'hosts', full: true, hosts: [info('a', 'OK', { group: 'g10' }), info('b', 'OK', { group: 'g2' }), info('c'), info('d', 'OK', { group: 'g2' })] });
    assert.deepEqual(hosts.labelValues('group'), ['g2', 'g10']);
    assert.equal(hosts.shortestInterval(), 10_000);
});

test('should not expect more of the fleet because one host is quick for a while', () => {
    const hosts = new HostDirectory();
    hosts.apply({ type: 'hosts', full: true, hosts: [{ ...info('a'), intervalMs: 1000, usualIntervalMs: 10_000 }, { ...info('b'), intervalMs: 30_000 }] });
    assert.equal(hosts.shortestInterval(), 10_000);
});

test('should follow an alert from pending to resolved', () => {
    const book = new AlertBook();
    book.apply(alert({ state: 'PENDING' }));
    assert.equal(book.countOf('web-1'), 0);
    assert.equal(book.pending().length, 1);
    book.apply(alert());
    assert.equal(book.countOf('web-1'), 1);
    assert.equal(book.worst(), 'WARNING');
    book.apply(alert({ id: 'another id of the same alert', state: 'RESOLVED' }));
    assert.equal(book.countOf('web-1'), 0);
    assert.equal(book.worst(), null);
    assert.deepEqual(book.recent.map(({ state }) => state), ['RESOLVED', 'FIRING', 'PENDING']);
});

test('should tell alerts of different devices apart', () => {
    const book = new AlertBook();
    book.apply(alert({ labels: { device: 'vda' } }));
    book.apply(alert({ labels: { device: 'vdb' } }));
    assert.equal(book.firing().length, 2);
});

test('should put critical alerts first, then the newest', () => {
    const book = new AlertBook();
    book.replaceAll([alert({ host: 'a', since: 1 }), alert({ host: 'b', since: 3 }), alert({ host: 'c', severity: 'CRITICAL', since: 2 })]);
    assert.deepEqual(book.firing().map(({ host }) => host), ['c', 'b', 'a']);
});

test('should remember a bounded number of changes', () => {
    const book = new AlertBook();
    for (let i = 0; i < 500; i++) {
        book.apply(alert({ host: `h${i}`, state: i % 2 ? 'FIRING' : 'RESOLVED' }));
    }
    assert.equal(book.recent.length, 200);
    assert.equal(book.recent[0].host, 'h499');
});

test('should drop alerts that ended while the connection was away', () => {
    const model = new LiveModel();
    model.apply({ type: 'alert', event: alert() }, 0);
    assert.equal(model.apply({ type: 'alerts', alerts: [] }, 0), 'alerts');
    assert.equal(model.alerts.firing().length, 0);
});

test('should hand data to the sink of its subscription only', () => {
    const model = new LiveModel();
    const seen = [];
    const sink = (name) => ({
        dict: (h, host, columns) => seen.push([name, 'dict', h, host, columns.length]),
        history: (h, t) => seen.push([name, 'history', h, t.length]),
        data: (h, t, v, skipped) => seen.push([name, 'data', h, t, v[0], skipped]),
    });
    model.route('fleet', sink('fleet'));
    model.route('host', sink('host'));
    model.apply({ type: 'dict', id: 'fleet', h: 1, host: 'a', columns: [['m', {}]] }, 0);
    model.apply({ type: 'history', id: 'fleet', h: 1, t: [1, 2], v: [[1, 2]] }, 0);
    model.apply({ type: 'data', id: 'host', h: 0, t: 5, s: 1, v: [9], skipped: 3 }, 0);
    model.route('fleet', null);
    model.apply({ type: 'data', id: 'fleet', h: 1, t: 6, s: 2, v: [9] }, 0);
    assert.deepEqual(seen, [['fleet', 'dict', 1, 'a', 1], ['fleet', 'history', 1, 2], ['host', 'data', 0, 5, 9, 3]]);
});

test('should learn the server clock and tell of hosts that left', () => {
    const model = new LiveModel();
    const left = [];
    model.onRemoved = (host) => left.push(host);
    assert.equal(model.apply({ type: 'welcome', protocol: 'hoststream.v1', heartbeatMs: 15000, serverTime: 5000 }, 2000), 'connection');
    assert.equal(model.clockOffset, 3000);
    model.apply({ type: 'hosts', full: true, hosts: [info('a'), info('b')] }, 0);
    model.apply({ type: 'hosts', hosts: [], removed: ['b'] }, 0);
    assert.deepEqual(left, ['b']);
    assert.equal(model.apply({ type: 'ping' }, 0), null);
    assert.equal(model.apply({ type: 'of the future' }, 0), null);
});
