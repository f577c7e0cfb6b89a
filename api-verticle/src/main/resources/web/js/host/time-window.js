/** @import { TimeTable } from '../model/time-table.js' */

/**
 * What the charts show of time: the last minutes, moving on with every sample, or a span that stands still.
 * @typedef {{kind: 'live', ms: number} | {kind: 'still', min: number, max: number}} Span
 */

/** Choices of how far back the live span goes; infinite means all that is in memory. */
export const SPANS = [
    { name: '5m', title: '5 min', ms: 300_000 },
    { name: '15m', title: '15 min', ms: 900_000 },
    { name: 'all', title: 'All', ms: Infinity },
];

/** While there is less to show than the chosen span, the charts show the shortest of these into which all of it fits. */
const STEPS_MS = [60_000, 120_000, 300_000, 600_000, 900_000];

/** The shortest span to which one can zoom. */
const SHORTEST_MS = 5000;

/**
 * The rows of a table that fall into a span, with a break wherever samples are missing. All charts of a host share it,
 * and it is reused from tick to tick.
 */
export class TimeWindow {
    /** Times of the points to draw. @type {number[]} */
    times = [];
    /** Row of each point, -1 for a break. @type {number[]} */
    rows = [];
    min = 0;
    max = 0;

    /**
     * @param {TimeTable} table
     * @param {Span} span
     * @param {number} intervalMs samples further apart than 2.5 intervals have a gap between them
     */
    select(table, span, intervalMs) {
        this.#bounds(table, span);
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

    /** @param {TimeTable} table @param {Span} span */
    #bounds(table, span) {
        const newest = table.size > 0 ? table.lastTime : Date.now();
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

/**
 * Values of some columns added up, one for each point of a window; null where none of them is known.
 * @param {TimeTable} table
 * @param {number[]} columns
 * @param {TimeWindow} window
 * @param {number} sign -1 draws downwards
 * @param {(number | null)[]} out is reused
 */
export function readColumns(table, columns, window, sign, out) {
    out.length = window.rows.length;
    for (let point = 0; point < window.rows.length; point++) {
        const row = /** @type {number} */ (window.rows[point]);
        let total = null;
        for (const column of row < 0 ? [] : columns) {
            const value = table.valueAt(column, row);
            if (!Number.isNaN(value)) {
                total = (total ?? 0) + value * sign;
            }
        }
        out[point] = total;
    }
}
