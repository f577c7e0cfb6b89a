import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsText, goneText } from '../../main/resources/web/js/host/heading.js';
import { Joined } from '../../main/resources/web/js/host/joined.js';
import { reachText } from '../../main/resources/web/js/host/outlook.js';
import { Past } from '../../main/resources/web/js/host/past.js';
import { processesOf, sorted } from '../../main/resources/web/js/host/processes.js';
import { rangePath, readSeries } from '../../main/resources/web/js/host/range.js';
import { boundsOf, panned, readSpan, spanBetween, stepOf, writeSpan, zoomed } from '../../main/resources/web/js/host/span.js';
import { runs } from '../../main/resources/web/js/host/readings.js';
import { fits, readColumns, TimeWindow } from '../../main/resources/web/js/host/time-window.js';
import { Travel } from '../../main/resources/web/js/host/travel.js';
import { HostSeries } from '../../main/resources/web/js/model/host-series.js';
import { TimeTable } from '../../main/resources/web/js/model/time-table.js';

const NOW = 1_760_000_000_000;
const HOUR = 3_600_000;

test('should choose a round step that is not below the interval', () => {
    assert.equal(stepOf(6 * HOUR, 350, 1000), 120_000);
    assert.equal(stepOf(300_000, 400, 10_000), 10_000);
    assert.equal(stepOf(300_000, 400, 1000), 1000);
    assert.equal(stepOf(400 * 24 * HOUR, 100, 1000), 4 * 24 * HOUR);
});

test('should zoom around a time, and go on moving where it reaches up to now', () => {
    const still = { kind: 'still', min: NOW - 4 * HOUR, max: NOW - 2 * HOUR };
    assert.deepEqual(zoomed(still, 0.5, NOW - 3 * HOUR, NOW), { kind: 'still', min: NOW - 3.5 * HOUR, max: NOW - 2.5 * HOUR });
    assert.deepEqual(zoomed({ kind: 'live', ms: HOUR }, 2, NOW, NOW), { kind: 'live', ms: 2 * HOUR });
    assert.deepEqual(zoomed({ kind: 'live', ms: 6000 }, 0.1, NOW, NOW), { kind: 'live', ms: 5000 });
    assert.equal(spanBetween(NOW - HOUR, NOW - 1, NOW).kind, 'still');
});

test('should pan into the past, and not beyond now', () => {
    const away = panned({ kind: 'live', ms: HOUR }, -HOUR / 2, NOW);
    assert.deepEqual(away, { kind: 'still', min: NOW - 1.5 * HOUR, max: NOW - 0.5 * HOUR });
    assert.deepEqual(panned(away, 9 * HOUR, NOW), { kind: 'live', ms: HOUR });
});

test('should read from the address what it wrote there, and take nonsense for the usual span', () => {
    for (const span of [{ kind: 'live', ms: 300_000 }, { kind: 'live', ms: 6 * HOUR }, { kind: 'live', ms: 77_000 }, { kind: 'still', min: NOW - HOUR, max: NOW }]) {
        const choices = new URLSearchParams({ range: 'old', from: '1' });
        writeSpan(span, choices);
        assert.deepEqual(readSpan(choices), span);
    }
    for (const text of ['', 'range=1e9s', 'range=-5s', 'from=9&to=3', 'from=x&to=y', 'from=1&to=99999999999999']) {
        assert.deepEqual(readSpan(new URLSearchParams(text)), { kind: 'live', ms: 300_000 }, text);
    }
    assert.deepEqual(boundsOf({ kind: 'live', ms: 5 }, 10), { min: 5, max: 10 });
});

function filled(times, width = 1) {
    const made = new TimeTable(1000, width);
    times.forEach((time) => made.append(time, Array(width).fill(time / 1000)));
    return made;
}

test('should know when memory is enough', () => {
    const table = filled([NOW - 900_000, NOW]);
    assert.ok(fits(table, { kind: 'live', ms: 300_000 }, NOW, 1000));
    assert.ok(fits(new TimeTable(1, 0), { kind: 'live', ms: 300_000 }, NOW, 1000));
    assert.ok(!fits(table, { kind: 'live', ms: HOUR }, NOW, 1000));
    assert.ok(fits(table, { kind: 'still', min: NOW - 800_000, max: NOW }, NOW, 1000));
    assert.ok(!fits(table, { kind: 'still', min: NOW - 2 * HOUR, max: NOW - HOUR }, NOW, 1000));
});

test('should join the answer and memory without a seam, each bucket of one of them', () => {
    const table = filled([25_000, 30_000, 35_000, 40_000, 45_000]);
    const answer = { from: 0, to: 45_000, step: 10_000, series: new Map([['a', { times: [0, 10_000, 20_000, 30_000], average: [1, null, 3, 999], min: [0, null, 2, 999], max: [2, null, 4, 999] }]]) };
    const joined = new Joined();
    joined.fill({ first: 0, step: 10_000, count: 5 }, answer, table, [0], ['a']);
    assert.deepEqual([0, 1, 2, 3, 4].map((row) => joined.valueAt(0, row)), [1, NaN, 3, 32.5, 42.5]);
    assert.deepEqual([joined.lowAt(0, 0), joined.highAt(0, 0), joined.lowAt(0, 3), joined.highAt(0, 3)], [0, 2, 30, 35]);
    assert.equal(joined.first, 0);
    joined.fill({ first: 50_000, step: 10_000, count: 2 }, null, table, [0], ['a']);
    assert.equal(joined.first, -1);
});

test('should spread an answer with longer steps over what it covers until the right one comes', () => {
    const answer = { from: 0, to: 60_000, step: 30_000, series: new Map([['a', { times: [0, 30_000], average: [1, 2], min: [], max: [] }]]) };
    const joined = new Joined();
    joined.fill({ first: 10_000, step: 10_000, count: 4 }, answer, new TimeTable(1, 1), [0], ['a']);
    assert.deepEqual([0, 1, 2, 3].map((row) => joined.valueAt(0, row)), [1, 1, 2, 2]);
});

test('should lay buckets as the server lays them', () => {
    const window = new TimeWindow();
    window.selectGrid({ kind: 'live', ms: 60_000 }, 30_000, 100_000);
    assert.deepEqual(window.times, [30_000, 60_000, 90_000]);
    assert.deepEqual(window.grid, { first: 30_000, step: 30_000, count: 3 });
});

test('should hold a value that does not come with every sample, but not for ever', () => {
    const table = new TimeTable(10, 1);
    [[1000, 5], [2000, null], [3000, null], [9000, null]].forEach(([time, value]) => table.append(time, [value]));
    const window = new TimeWindow();
    window.select(table, { kind: 'live', ms: 10_000 }, 60_000);
    const out = [];
    readColumns(table, [0], window, 1, out, 3000);
    assert.deepEqual(out, [5, 5, 5, null]);
});

/** A Past whose time and server are in the test's hands. */
function past() {
    const asked = [];
    const timers = new Map();
    let changes = 0;
    const made = new Past({
        fetch: (question, signal) => new Promise((done, fail) => asked.push({ question, signal, done, fail })),
        after: (run) => (timers.set(timers.size + 1, run), timers.size),
        cancel: (timer) => timers.delete(timer),
    }, () => changes++);
    const settle = () => [...timers].forEach(([timer, run]) => (timers.delete(timer), run()));
    return { past: made, asked, settle, changes: () => changes };
}

const question = (over = {}) => ({ host: 'web-1', metrics: ['m'], devices: [], from: NOW - HOUR, to: NOW - HOUR / 2, step: 10_000, ...over });
const answerTo = ({ question: { from, to, step } }) => ({ from, to, step, series: new Map() });
const turn = () => new Promise((done) => setImmediate(done));

test('should ask once the view has settled, for a little more than is shown, and not for what is to come', async () => {
    const { past: made, asked, settle } = past();
    assert.equal(made.want('cpu', question(), NOW).state, 'loading');
    made.want('cpu', question({ from: NOW - 2 * HOUR }), NOW);
    settle();
    assert.equal(asked.length, 1);
    assert.ok(asked[0].question.from < NOW - 2 * HOUR);
    assert.ok(asked[0].question.to <= NOW);
    asked[0].done(answerTo(asked[0]));
    await turn();
    assert.equal(made.want('cpu', question(), NOW).state, 'ready');
    settle();
    assert.equal(asked.length, 1, 'a smaller span is in the answer');
});

test('should ask three at once, and give up what nobody looks at any more', async () => {
    const { past: made, asked, settle } = past();
    ['a', 'b', 'c', 'd'].forEach((id) => made.want(id, question(), NOW));
    settle();
    assert.equal(asked.length, 3);
    made.want('a', question({ from: NOW - 9 * HOUR }), NOW);
    assert.ok(asked[0].signal.aborted);
    asked[1].done(answerTo(asked[1]));
    await turn();
    assert.equal(asked.length, 4);
    made.rest();
    assert.ok(asked.slice(2).every(({ signal }) => signal.aborted));
});

test('should say what went wrong, not ask again by itself, and ask again when told to', async () => {
    const { past: made, asked, settle, changes } = past();
    made.want('a', question(), NOW);
    settle();
    asked[0].fail(new Error('too large'));
    await turn();
    const found = made.want('a', question(), NOW);
    assert.deepEqual([found.state, found.problem, changes()], ['failed', 'too large', 1]);
    settle();
    assert.equal(asked.length, 1);
    made.retry('a');
    assert.equal(made.want('a', question(), NOW).state, 'loading');
    settle();
    assert.equal(asked.length, 2);
});

test('should take a window that was left out of its small memory', async () => {
    const { past: made, asked, settle } = past();
    for (const step of [10_000, 60_000]) {
        made.want('a', question({ step }), NOW);
        settle();
        asked.at(-1).done(answerTo(asked.at(-1)));
        await turn();
    }
    assert.equal(made.want('a', question(), NOW).state, 'ready');
    assert.equal(asked.length, 2);
});

test('should ask as the server wants it, and read what it says', () => {
    assert.equal(rangePath(question({ metrics: ['a', 'b'], devices: ['x y'] }), 'csv'), `/metrics/web-1/range?metric=a%2Cb&start=${NOW - HOUR}&end=${NOW - HOUR / 2}&step=10s&device=x+y&format=csv`);
    const series = readSeries({ series: [{ metric: 'm', labels: { device: 'd' }, points: [[1, 2], [3, null]] }] });
    assert.deepEqual(series.get('m{device=d}'), { times: [1, 3], average: [2, null], min: [], max: [] });
});

test('should travel, pause, go elsewhere and arrive', () => {
    const travel = new Travel();
    assert.deepEqual(travel.place, {});
    assert.equal(travel.go(5000), null, 'a new subscription');
    assert.deepEqual(travel.place, { from: 5000, speed: 1 });
    assert.equal(travel.at({ t: 5000, speed: 1, oldest: 1000, state: 'loading' }), 'cleared');
    assert.equal(travel.at({ t: 6000, speed: 1, oldest: 1000, state: 'travelling' }), 'moved');
    assert.deepEqual(travel.pace(0), { type: 'pace', speed: 0 });
    assert.deepEqual([travel.state, travel.playing, travel.place.speed, travel.speed], ['paused', false, 0, 1]);
    assert.deepEqual(travel.go(3000), { type: 'seek', from: 3000 });
    assert.equal(travel.playing, false, 'stays paused');
    travel.pace(10);
    assert.deepEqual([travel.playing, travel.place], [true, { from: 3000, speed: 10 }]);
    assert.equal(travel.at({ t: 9000, speed: 1, oldest: 1000, state: 'live' }), 'arrived');
    assert.equal(travel.active, false);
    assert.equal(travel.at({ t: 3000, speed: 10, oldest: 1000, state: 'travelling' }), 'moved', 'a late word of the journey');
    assert.equal(travel.active, false);
});

test('should say that the past was not kept, or that nobody else may look', () => {
    const travel = new Travel();
    travel.go(1000);
    travel.at({ t: 50_000, speed: 1, oldest: 50_000, state: 'loading' });
    assert.equal(travel.missed, 1000);
    travel.refused('too many');
    assert.deepEqual([travel.active, travel.refusal, travel.missed], [false, 'too many', NaN]);
    assert.ok(Number.isNaN(Travel.read(new URLSearchParams('at=x'))));
    assert.equal(Travel.read(new URLSearchParams('at=77')), 77);
});

test('should show the processes of the newest reading only', () => {
    const series = new HostSeries('h');
    const labels = (process, pid) => ({ process, pid });
    series.dict(1, 'h', [['process_cpu_percent', labels('a', '1')], ['process_resident_bytes', labels('a', '1')], ['process_cpu_percent', labels('b', '2')]]);
    series.data(1, 1000, [5, 100, 50], 0);
    series.data(1, 2000, [7, 90, null], 0);
    series.data(1, 3000, [null, null, null], 0);
    assert.deepEqual(processesOf(series), { at: 2000, processes: [{ name: 'a', pid: '1', user: '', cpu: 7, memory: 90 }] });
    const two = [{ name: 'b', pid: '9', user: '', cpu: 1, memory: NaN }, { name: 'a', pid: '10', user: '', cpu: 2, memory: 5 }];
    assert.deepEqual(['cpu', 'memory', 'name', 'pid'].map((order) => sorted(two, order, false).map(({ name }) => name).join('')), ['ab', 'ab', 'ab', 'ba']);
    assert.equal(sorted(two, 'cpu', true)[0].name, 'b');
    series.clear();
    assert.deepEqual(processesOf(series).processes, []);
});

test('should say in words when a limit is reached, why a host is silent, and what it is', () => {
    assert.equal(reachText(12.2 * 24 * HOUR, 100, 'percent'), 'full in about 12\u00a0days');
    assert.match(reachText(5 * HOUR, 90, 'percent'), /^reaches 90\.0\u00a0% in about 5\u00a0h$/);
    assert.equal(reachText(-1, 100, 'percent'), 'full now');
    assert.match(goneText({ state: 'left', status: 'DOWN' }), /stopped in order/);
    assert.equal(goneText({ state: 'live', status: 'OK' }), '');
    assert.match(goneText({ status: 'DOWN' }), /Nothing is heard/);
    assert.equal(factsText({ operatingSystem: 'Debian 12', kernel: null, logicalProcessors: 8, memoryBytes: 1024 ** 3 }), 'Debian 12 · 8\u00a0×\u00a0processors · 1.0\u00a0GiB');
    assert.equal(factsText({}), '');
});

test('should break a spread where either end is unknown, and keep rows when the table changes its size', () => {
    assert.deepEqual(runs([1, 2, null, 4], [1, 2, 3, 4]), [[0, 2], [3, 4]]);
    const resized = filled([1000, 2000, 3000], 2).resized(2, [1, -1]);
    assert.deepEqual([resized.size, resized.timeAt(0), resized.valueAt(0, 1), resized.valueAt(1, 1), resized.capacity], [2, 2000, 3, NaN, 2]);
});
