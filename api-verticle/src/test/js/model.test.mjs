import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AlertBook } from '../../main/resources/web/js/model/alerts.js';
import { HostDirectory } from '../../main/resources/web/js/model/hosts.js';
import { LiveModel } from '../../main/resources/web/js/model/live-model.js';
import { glob, matches, SilenceBook } from '../../main/resources/web/js/model/silences.js';
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

const silence = (over = {}) => ({
    id: 's', author: 'ops', comment: 'c', yours: true, created: 0, from: 1000, until: 5000, host: '', rule: '', device: '', severity: null, labels: {}, ...over,
});

test('should match names with patterns as the server does', () => {
    const fits = [['*', ''], ['*', 'a'], ['a*', 'a'], ['a*c', 'abbc'], ['*b*', 'abc'], ['?', 'a'], ['a?c', 'abc'], ['**a', 'a'], ['a*b*c', 'aXbYbZc'], ['', '']];
    const not = [['a', ''], ['?', ''], ['a?', 'a'], ['a*c', 'abcd'], ['b*', 'ab'], ['', 'a'], ['A', 'a'], ['a.c', 'abc']];
    fits.forEach(([pattern, name]) => assert.ok(glob(pattern, name), `${pattern} ${name}`));
    not.forEach(([pattern, name]) => assert.ok(!glob(pattern, name), `${pattern} ${name}`));
    assert.ok(!glob('*a'.repeat(50), 'a'.repeat(49)), 'takes no time');
});

test('should know which alerts a silence is for', () => {
    const one = alert({ labels: { device: 'sda', mountpoint: '/' }, hostLabels: { group: 'web', team: 'x' }, ruleLabels: { team: 'db' } });
    const fits = [{}, { host: 'web-*' }, { rule: 'cpu' }, { device: 'sd?' }, { severity: 'WARNING' }, { labels: { team: 'db', group: 'w*' } }, { labels: { none: '*' } }];
    const not = [{ host: 'db-*' }, { rule: 'cpu-*' }, { device: '/' }, { severity: 'CRITICAL' }, { labels: { team: 'x' } }, { labels: { none: '?*' } }, { from: 2001 }, { until: 2000 }];
    fits.forEach((over) => assert.ok(matches(silence(over), one, 2000), JSON.stringify(over)));
    not.forEach((over) => assert.ok(!matches(silence(over), one, 2000), JSON.stringify(over)));
    assert.ok(matches(silence({ device: '*' }), alert(), 2000), 'a metric of the whole host has an empty device');
});

test('should put each open alert where it belongs, as silences come and go', () => {
    let now = 2000;
    const silences = new SilenceBook();
    const book = new AlertBook(silences, () => now);
    const places = () => ['firing', 'pending', 'silenced', 'quiet'].map((place) => book[place]().map(({ id }) => id).join());
    book.replaceAll([alert({ id: 'a', rule: 'a' }), alert({ id: 'b', rule: 'b' }), alert({ id: 'p', rule: 'p', state: 'PENDING' }), alert({ id: 'q', rule: 'q', quiet: true, severity: 'CRITICAL' })]);
    assert.deepEqual(places(), ['a,b', 'p', '', 'q']);
    assert.equal(book.worst(), 'WARNING');
    silences.apply(silence({ rule: 'a' }));
    assert.deepEqual(places(), ['b', 'p', 'a', 'q']);
    assert.equal(book.countOf('web-1'), 1);
    assert.deepEqual(book.ofHost('web-1').map(({ id }) => id), ['b', 'a', 'q']);
    now = 5000;
    assert.deepEqual(places(), ['a,b', 'p', '', 'q'], 'it ended by its time');
    now = 4000;
    silences.apply(silence({ rule: 'a', until: 4000 }));
    assert.deepEqual(places(), ['a,b', 'p', '', 'q'], 'it was ended before its time');
    silences.replaceAll([silence({ from: 6000, until: 7000 })]);
    assert.equal(book.firing().length, 2);
    now = 6500;
    assert.deepEqual(places(), ['', 'p', 'a,b', 'q'], 'it began by its time');
    assert.equal(book.find('b').rule, 'b');
});

test('should list the silences that stand, and of several the one that holds longest', () => {
    const silences = new SilenceBook();
    silences.replaceAll([silence({ id: 'long', until: 9000 }), silence({ id: 'over', until: 1500 }), silence({ id: 'short', until: 3000 })]);
    assert.deepEqual(silences.standing(2000).map(({ id }) => id), ['short', 'long']);
    assert.equal(silences.of(alert(), 2000).id, 'long');
    assert.equal(silences.of(alert(), 9500), undefined);
});

test('should take silences from frames, and whether the key may make them', () => {
    const model = new LiveModel();
    model.apply({ type: 'welcome', protocol: 'hoststream.v1', heartbeatMs: 15000, serverTime: 2000, maySilence: true }, 2000);
    assert.equal(model.maySilence, true);
    assert.equal(model.apply({ type: 'silences', silences: [silence({ until: 1e15 })] }, 0), 'alerts');
    model.apply({ type: 'alert', event: alert() }, 0);
    assert.equal(model.alerts.silenced().length, 1);
    assert.equal(model.apply({ type: 'silence', silence: silence({ until: 1001 }) }, 0), 'alerts');
    assert.equal(model.alerts.firing().length, 1);
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
    model.apply({ type: 'dict', id: 'fleet', sets: [[4, [['m', {}]]]], hosts: [[1, 'a', 4]] }, 0);
    model.apply({ type: 'history', id: 'fleet', h: 1, t: [1, 2], s: [1, 2], v: [[1, 2]] }, 0);
    model.apply({ type: 'data', id: 'host', d: [[0, 5, 1, [9], 3], [7, 5, 1, [8]]] }, 0);
    model.route('fleet', null);
    model.apply({ type: 'data', id: 'fleet', d: [[1, 6, 2, [9]]] }, 0);
    assert.deepEqual(seen, [['fleet', 'dict', 1, 'a', 1], ['fleet', 'history', 1, 2], ['host', 'data', 0, 5, 9, 3], ['host', 'data', 7, 5, 8, 0]]);
});

test('should know sets of columns that were told before', () => {
    const model = new LiveModel();
    const seen = [];
    model.route('fleet', { dict: (h, host, columns) => seen.push([h, host, columns.map(([metric]) => metric).join()]), history: () => {}, data: () => {} });
    model.apply({ type: 'dict', id: 'fleet', sets: [[0, [['m', {}]]], [1, [['m', {}], ['n', {}]]]], hosts: [[0, 'a', 0], [1, 'b', 1]] }, 0);
    model.apply({ type: 'dict', id: 'fleet', sets: [], hosts: [[2, 'c', 1]] }, 0);
    model.apply({ type: 'dict', id: 'fleet', sets: [[0, [['o', {}]]]], hosts: [[0, 'a', 0]] }, 0);
    assert.deepEqual(seen, [[0, 'a', 'm'], [1, 'b', 'm,n'], [2, 'c', 'm,n'], [0, 'a', 'o']]);
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
