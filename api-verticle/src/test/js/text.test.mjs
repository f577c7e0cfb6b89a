import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Format } from '../../main/resources/web/js/format.js';
import { formatRoute, parseRoute, takeKey } from '../../main/resources/web/js/route.js';

const english = new Format('en');
const german = new Format('de');
const plain = (text) => text.replaceAll('\u00a0', ' ');

test('should write bytes in binary units with three digits at most', () => {
    const cases = [[0, '0 B'], [999, '999 B'], [1000, '1.0 KiB'], [1024, '1.0 KiB'], [1536, '1.5 KiB'], [102_400, '100 KiB'], [1_022_976, '999 KiB'], [1_023_999, '1.0 MiB'], [5e9, '4.7 GiB'], [8e15, '7.1 PiB'], [NaN, '–']];
    cases.forEach(([value, text]) => assert.equal(plain(english.bytes(value)), text));
    assert.equal(plain(english.rate(2048)), '2.0 KiB/s');
});

test('should write shares, times and plain numbers', () => {
    assert.equal(plain(english.percent(3.14159)), '3.1 %');
    assert.equal(plain(english.percent(99.96)), '100 %');
    assert.equal(plain(english.milliseconds(0.4)), '0.40 ms');
    assert.equal(plain(english.milliseconds(1500)), '1.50 s');
    assert.equal(english.plain(0), '0');
    assert.equal(english.plain(2.345), '2.35');
    assert.equal(english.plain(23.45), '23.5');
    assert.equal(english.plain(1234), '1,234');
    assert.equal(english.value(12, '1/s'), '12.0/s');
    assert.equal(english.value(Infinity, 'percent'), '–');
});

test('should follow the locale', () => {
    assert.equal(plain(german.bytes(1536)), '1,5 KiB');
    assert.equal(plain(german.percent(3.14159)), '3,1 %');
    assert.equal(german.plain(1234), '1.234');
    assert.equal(german.tick(0.25), '0,25');
});

test('should write spans in their largest unit', () => {
    const cases = [[0, '0 s'], [-500, '0 s'], [1499, '1 s'], [89_000, '89 s'], [90_000, '2 min'], [3_600_000, '60 min'], [7_200_000, '2 h'], [200_000_000, '2 d'], [NaN, '–']];
    cases.forEach(([ms, text]) => assert.equal(plain(english.span(ms)), text));
});

test('should go from route to address and back', () => {
    const route = parseRoute('#/host/a%2Fb%20c?range=15m');
    assert.equal(route.view, 'host');
    assert.equal(route.host, 'a/b c');
    assert.equal(route.choices.get('range'), '15m');
    assert.equal(formatRoute(route), '#/host/a%2Fb%20c?range=15m');
    assert.equal(parseRoute('').view, 'fleet');
    assert.equal(parseRoute('#/nowhere').view, 'fleet');
    assert.equal(parseRoute('#/host/').view, 'fleet');
    assert.equal(parseRoute('#/host/%E0%A4%A').host, '%E0%A4%A');
    assert.equal(formatRoute(parseRoute('#/alerts')), '#/alerts');
    assert.equal(formatRoute(parseRoute('#/?q=web+1&sort=cpu')), '#/?q=web+1&sort=cpu');
});

test('should take the key out of the link and leave the rest of the route', () => {
    const cases = [
        ['#key=hs_a_b', 'hs_a_b', '#/'],
        ['#key=hs_a_b&/host/web-1?range=15m', 'hs_a_b', '#/host/web-1?range=15m'],
        ['#/alerts?key=k', 'k', '#/alerts'],
        ['#/host/web-1?key=k&range=15m', 'k', '#/host/web-1?range=15m'],
        ['#/host/web-1?range=15m&key=k', 'k', '#/host/web-1?range=15m'],
        ['#/?a=1&key=k&b=2', 'k', '#/?a=1&b=2'],
        ['#key=a%2Bb', 'a+b', '#/'],
        ['#/host/monkey=1', null, '#/host/monkey=1'],
        ['', null, ''],
    ];
    cases.forEach(([hash, key, rest]) => assert.deepEqual(takeKey(hash), { key, rest }, hash));
});
