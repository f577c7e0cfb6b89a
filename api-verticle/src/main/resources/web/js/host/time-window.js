/** @import { TimeTable } from '../model/time-table.js' */
/** @import { Span } from './span.js' */
import { boundsOf, MEMORY_MS, SHORTEST_MS } from './span.js';

/** While there is less to show than the chosen span, the charts show the shortest of these into which all of it fits. */
const STEPS_MS = [60_000, 120_000, 300_000, 600_000, 900_000];

/** Rows that are searched for a value that still holds. */
const LOOK_BACK = 120;

/**
 * What a window reads from: the table of samples, or buckets of the past.
 * @typedef {{valueAt: (column: number, row: number) => number}} Source
 */

/** Buckets of equal length. @typedef {{first: number, step: number, count: number}} Grid */

/**
 * The points that fall into a span: samples, with a break wherever some are missing, or buckets. All charts of a host
 * share it, and it is reused from tick to tick.
 */
export class TimeWindow {
    /** Times of the points to draw. @type {number[]} */
    times = [];
    /** Row of each point, -1 for a break. @type {number[]} */
    rows = [];
    min = 0;
    max = 0;
    /** The buckets, where it shows these. @type {Grid | null} */
    grid = null;

    /**
     * @param {TimeTable} table
     * @param {Span} span
     * @param {number} intervalMs samples further apart than 2.5 intervals have a gap between them
     * @param {number} [now] where there is no sample
     */
    select(table, span, intervalMs, now = Date.now()) {
        this.#bounds(table, span, now);
        this.grid = null;
        const start = Math.max(0, table.lowerBound(this.min) - 1);
        const end = Math.min(table.size, table.lowerBound(this.max) + 1);
        this.times.length = 0;
        this.rows.length = 0;
        let before = NaN;
        for (let row = start; row < end; row++) {
            const time = table.timeAt(row);
            if (time - before > intervalMs * 2.5) {
                this.times.push(before + intervalMs);
                this.rows.push(-1);
            }
            this.times.push(time);
            this.rows.push(row);
            before = time;
        }
    }

    /** Buckets on multiples of the step since 1970, as the server lays them. @param {Span} span @param {number} step @param {number} now */
    selectGrid(span, step, now) {
        Object.assign(this, boundsOf(span, now));
        const first = Math.floor(this.min / step) * step;
        const count = Math.max(0, Math.floor((Math.min(this.max, now) - first) / step) + 1);
        this.grid = { first, step, count };
        this.times.length = this.rows.length = count;
        for (let row = 0; row < count; row++) {
            this.times[row] = first + row * step;
            this.rows[row] = row;
        }
    }

    /** @param {TimeTable} table @param {Span} span @param {number} now */
    #bounds(table, span, now) {
        const newest = table.size > 0 ? table.lastTime : now;
        if (span.kind === 'still') {
            this.min = span.min;
            this.max = Math.max(span.max, span.min + SHORTEST_MS);
            return;
        }
        const oldest = table.size > 0 ? table.timeAt(0) : newest;
        this.max = newest;
        const step = STEPS_MS.find((ms) => ms >= newest - oldest) ?? newest - oldest;
        this.min = newest - Math.min(step, span.ms);
    }
}

/** Whether the samples in memory are all that a span can show. @param {TimeTable} table @param {Span} span @param {number} now @param {number} intervalMs */
export function fits(table, span, now, intervalMs) {
    if (span.kind === 'live' && span.ms <= MEMORY_MS) {
        return true;
    }
    return table.size > 0 && boundsOf(span, now).min >= table.timeAt(0) - 2.5 * intervalMs;
}

/**
 * Values of some columns added up, one for each point of a window; null where none of them is known.
 * @param {Source} source
 * @param {number[]} columns
 * @param {TimeWindow} window
 * @param {number} sign -1 draws downwards
 * @param {(number | null)[]} out is reused
 * @param {number} [holdMs] for how long a value holds that does not come with every sample
 */
export function readColumns(source, columns, window, sign, out, holdMs = 0) {
    out.length = window.rows.length;
    let [held, heldAt] = [/** @type {number | null} */ (null), -Infinity];
    // What was said last before the window still holds in it.
    for (let row = (window.rows[0] ?? 0) - 1; holdMs > 0 && window.grid === null && held === null && row >= Math.max(0, (window.rows[0] ?? 0) - LOOK_BACK); row--) {
        const values = columns.map((column) => source.valueAt(column, row)).filter((value) => !Number.isNaN(value));
        if (values.length > 0) {
            [held, heldAt] = [values.reduce((sum, value) => sum + value * sign, 0), window.times[0] ?? NaN];
        }
    }
    for (let point = 0; point < window.rows.length; point++) {
        const row = /** @type {number} */ (window.rows[point]);
        let total = null;
        for (const column of row < 0 ? [] : columns) {
            const value = source.valueAt(column, row);
            if (!Number.isNaN(value)) {
                total = (total ?? 0) + value * sign;
            }
        }
        const time = /** @type {number} */ (window.times[point]);
        if (total !== null) {
            [held, heldAt] = [total, time];
        }
        out[point] = total ?? (row >= 0 && time - heldAt <= holdMs ? held : null);
    }
}
