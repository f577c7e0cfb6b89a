import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TimeTable } from '../../main/resources/web/js/model/time-table.js';

const rows = (table, column = 0) => Array.from({ length: table.size }, (_, row) => [table.timeAt(row), table.valueAt(column, row)]);

test('should drop the oldest row when it is full', () => {
    const table = new TimeTable(3, 1);
    [1, 2, 3, 4, 5].forEach((t) => table.append(t, [t * 10]));
    assert.deepEqual(rows(table), [[3, 30], [4, 40], [5, 50]]);
});

test('should keep unknown values as NaN', () => {
    const table = new TimeTable(3, 2);
    table.append(1, [null, 7]);
    table.append(2, [undefined]);
    assert.ok(Number.isNaN(table.valueAt(0, 0)));
    assert.ok(Number.isNaN(table.valueAt(0, 1)));
    assert.equal(table.valueAt(1, 0), 7);
    assert.ok(Number.isNaN(table.newest(1)));
});

test('should replace a repeated sample', () => {
    const table = new TimeTable(5, 1);
    table.append(1, [1]);
    table.append(2, [2]);
    table.append(2, [22]);
    assert.deepEqual(rows(table), [[1, 1], [2, 22]]);
});

test('should go on at once after the clock was set back', () => {
    const table = new TimeTable(5, 1);
    [10, 20, 30].forEach((t) => table.append(t, [t]));
    table.append(15, [15]);
    assert.deepEqual(rows(table), [[10, 10], [15, 15]]);
});

test('should fill a gap with history and keep what is before and after', () => {
    const table = new TimeTable(10, 1);
    [1, 2, 8, 9].forEach((t) => table.append(t, [t]));
    table.merge([2, 3, 5, 7], [[20, 30, null, 70]]);
    assert.deepEqual(rows(table), [[1, 1], [2, 20], [3, 30], [5, NaN], [7, 70], [8, 8], [9, 9]]);
});

test('should keep only the newest rows of a history that is too long', () => {
    const table = new TimeTable(3, 1);
    table.append(6, [6]);
    table.merge([1, 2, 3, 4, 5], [[1, 2, 3, 4, 5]]);
    assert.deepEqual(rows(table), [[4, 4], [5, 5], [6, 6]]);
});

test('should leave everything as it is for an empty history', () => {
    const table = new TimeTable(3, 1);
    table.append(1, [1]);
    table.merge([], [[]]);
    assert.deepEqual(rows(table), [[1, 1]]);
});

test('should keep rows of columns that stay when columns change', () => {
    const table = new TimeTable(4, 2);
    table.append(1, [10, 20]);
    table.remap([1, -1, 0]);
    assert.equal(table.valueAt(0, 0), 20);
    assert.ok(Number.isNaN(table.valueAt(1, 0)));
    assert.equal(table.valueAt(2, 0), 10);
    assert.equal(table.width, 3);
});

test('should find the first row that is not before a time, also after wrapping around', () => {
    const table = new TimeTable(3, 0);
    [1, 2, 3, 4, 5].forEach((t) => table.append(t, []));
    assert.equal(table.lowerBound(0), 0);
    assert.equal(table.lowerBound(4), 1);
    assert.equal(table.lowerBound(4.5), 2);
    assert.equal(table.lowerBound(9), 3);
});

test('should agree with a plain list under random appends and merges', () => {
    let state = 7;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const table = new TimeTable(16, 1);
    let plain = [];
    let t = 0;
    for (let step = 0; step < 3000; step++) {
        if (random() < 0.85) {
            t += 1 + Math.floor(random() * 3);
            table.append(t, [t]);
            plain.push([t, t]);
        } else {
            const times = [0, 1, 2, 3].map((i) => t - 9 + i * 2);
            table.merge(times, [times.map((time) => -time)]);
            plain = [...plain.filter(([time]) => time < times[0]), ...times.map((time) => [time, -time]), ...plain.filter(([time]) => time > times[3])];
        }
        plain = plain.slice(-16);
        assert.deepEqual(rows(table), plain);
    }
});
