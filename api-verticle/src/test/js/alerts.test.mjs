import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pick, spanOf } from '../../main/resources/web/js/alerts/why-chart.js';
import { aim, deviceOf, figures, kindText, ruleName, tomorrowMorning, when } from '../../main/resources/web/js/alerts/words.js';

const alert = (over = {}) => ({ rule: 'cpu', severity: 'WARNING', state: 'FIRING', host: 'a', metric: 'm', value: 96.5, limit: 95, unit: '%', since: 0, at: 0, summary: '', ...over });
const plain = (text) => text.replaceAll('\u00a0', ' ');

test('should say what each kind of alert goes by', () => {
    assert.equal(plain(figures(alert())), '96.5 %, the limit is 95.0 %');
    assert.equal(plain(figures(alert({ kind: 'absence', value: 95, limit: 60 }))), 'silent for 2 min, at most 60 s are allowed');
    assert.equal(plain(figures(alert({ kind: 'anomaly', value: 7.2, limit: 5, measured: 90, expected: 20 }))), '90.0 %, expected 20.0 %: 7.20 spreads apart, the limit is 5.00');
    assert.equal(plain(figures(alert({ kind: 'forecast', value: 172800, limit: 604800, measured: 71 }))), '71.0 % now, the limit is reached in 2 d; less than 7 d is too soon');
    assert.equal(plain(figures(alert({ value: null, limit: 1 << 20, unit: 'B' }))), '–, the limit is 1.0 MiB');
    assert.match(kindText(alert({ kind: 'absence' })), /samples that do not come/);
    assert.equal(kindText(alert({ kind: 'new' })), 'new');
});

test('should name the device as people do', () => {
    assert.equal(ruleName(alert()), 'cpu');
    assert.equal(ruleName(alert({ labels: { device: '/dev/vda1', mountpoint: '/' } })), 'cpu (/)');
    assert.equal(deviceOf(alert({ labels: { device: 'sda' } })), 'sda');
});

test('should say what a silence is for', () => {
    const silence = { host: '', rule: '', device: '', severity: null, labels: {} };
    assert.equal(aim({ ...silence, host: '*' }), 'all alerts on every host');
    assert.equal(aim({ ...silence, rule: 'disk-*', host: 'db-1', device: 'sda', severity: 'CRITICAL', labels: { team: 'x' } }), 'disk-* that are critical on db-1 (sda) with team=x');
});

test('should reach to eight tomorrow, also at night and at the end of a month', () => {
    for (const now of [new Date(2026, 0, 31, 7, 59), new Date(2026, 0, 31, 23, 59), new Date(2026, 1, 28, 0, 1)]) {
        const until = new Date(tomorrowMorning(now.getTime()));
        assert.deepEqual([until.getHours(), until.getMinutes()], [8, 0]);
        assert.ok(until > now && until - now < 33 * 3_600_000);
        assert.notEqual(until.toDateString(), now.toDateString());
    }
});

test('should give the date only of another day', () => {
    const now = new Date(2026, 0, 31, 12).getTime();
    assert.doesNotMatch(when(now + 3_600_000, now), /2026/);
    assert.match(when(now + 86_400_000, now), /2026/);
});

test('should show some time before an alert, and not more than some hours of it', () => {
    assert.deepEqual(spanOf(1_000_000, 1_300_000), { from: 400_000, to: 1_300_000 });
    assert.deepEqual(spanOf(1_000_000, 1_000_000), { from: 400_000, to: 1_060_000 });
    const long = spanOf(100_000_000, 900_000_000);
    assert.equal(long.to - 100_000_000, 6 * 3_600_000);
    assert.equal(100_000_000 - long.from, 2 * 3_600_000);
});

test('should draw the series of the device and of no other', () => {
    const series = [{ labels: { device: 'vda' }, points: [[1, 1]] }, { labels: { device: 'vdb', x: 'y' }, points: [[1, 2]] }];
    assert.deepEqual(pick(series, { device: 'vdb' }), [[1, 2]]);
    assert.deepEqual(pick(series, { device: 'vdc' }), []);
});
