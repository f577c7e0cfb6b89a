/** @import { TimeTable } from '../model/time-table.js' */
/** @import { Answer, PastSeries } from './past.js' */
/** @import { Grid } from './time-window.js' */

/** @typedef {{sum: Float64Array, known: Uint16Array, low: Float64Array, high: Float64Array}} Buckets */

/**
 * The past from the server and the samples in memory as one: buckets of equal length, laid as the server lays them. A
 * bucket of which memory has samples from its beginning on is memory's, any other one the answer's; so there is no seam.
 */
export class Joined {
    /** @type {Map<number, Buckets>} */
    #columns = new Map();
    /** First bucket that any column has a value in, -1 when none has. */
    first = -1;

    /** @param {Grid} grid @param {Answer | null} answer @param {TimeTable} table @param {number[]} columns @param {string[]} keys names of all columns */
    fill(grid, answer, table, columns, keys) {
        this.first = -1;
        [...this.#columns.keys()].filter((column) => !columns.includes(column)).forEach((column) => this.#columns.delete(column));
        for (const column of columns) {
            const buckets = this.#cleared(column, grid.count);
            const series = answer?.series.get(keys[column] ?? '');
            if (answer != null && series !== undefined) {
                addAnswer(buckets, grid, series, answer.step);
            }
            addSamples(buckets, grid, table, column);
            const first = buckets.known.findIndex((known) => known > 0);
            this.first = first >= 0 && (this.first < 0 || first < this.first) ? first : this.first;
        }
    }

    /** @param {number} column @param {number} row */
    valueAt(column, row) {
        const buckets = this.#columns.get(column);
        const known = buckets?.known[row] ?? 0;
        return buckets === undefined || known === 0 ? NaN : /** @type {number} */ (buckets.sum[row]) / known;
    }

    /** The least value in a bucket. @param {number} column @param {number} row */
    lowAt(column, row) {
        return this.#columns.get(column)?.low[row] ?? NaN;
    }

    /** The greatest value in a bucket. @param {number} column @param {number} row */
    highAt(column, row) {
        return this.#columns.get(column)?.high[row] ?? NaN;
    }

    /** @param {number} column @param {number} count */
    #cleared(column, count) {
        const old = this.#columns.get(column);
        const buckets = old?.sum.length === count ? old : { sum: new Float64Array(count), known: new Uint16Array(count), low: new Float64Array(count), high: new Float64Array(count) };
        this.#columns.set(column, buckets);
        for (let row = 0; row < count; row++) {
            clear(buckets, row);
        }
        return buckets;
    }
}

/** @param {Buckets} buckets @param {number} row */
function clear({ sum, known, low, high }, row) {
    sum[row] = known[row] = 0;
    low[row] = high[row] = NaN;
}

/** @param {Buckets} buckets @param {number} row @param {number} value @param {number} least @param {number} greatest */
function add({ sum, known, low, high }, row, value, least, greatest) {
    sum[row] = /** @type {number} */ (sum[row]) + value;
    known[row] = /** @type {number} */ (known[row]) + 1;
    low[row] = Math.min(Number.isNaN(low[row]) ? least : (low[row] ?? least), least);
    high[row] = Math.max(Number.isNaN(high[row]) ? greatest : (high[row] ?? greatest), greatest);
}

/** An answer with other steps, which is shown until the right one is there, spreads over all buckets that it covers. @param {Buckets} buckets @param {Grid} grid @param {PastSeries} series @param {number} step */
function addAnswer(buckets, { first, step: width, count }, series, step) {
    series.times.forEach((time, index) => {
        const value = series.average[index] ?? NaN;
        const from = Math.max(0, Math.floor((time - first) / width));
        const to = Math.min(count - 1, Math.floor((time + step - 1 - first) / width));
        for (let row = from; row <= to && !Number.isNaN(value); row++) {
            add(buckets, row, value, series.min[index] ?? value, series.max[index] ?? value);
        }
    });
}

/** @param {Buckets} buckets @param {Grid} grid @param {TimeTable} table @param {number} column */
function addSamples(buckets, { first, step, count }, table, column) {
    const whole = table.size === 0 ? Infinity : Math.max(first, Math.ceil(table.timeAt(0) / step) * step);
    let cleared = -1;
    for (let sample = table.lowerBound(whole); sample < table.size; sample++) {
        const row = Math.floor((table.timeAt(sample) - first) / step);
        const value = table.valueAt(column, sample);
        if (row >= count) {
            return;
        }
        if (!Number.isNaN(value)) {
            if (row !== cleared) {
                clear(buckets, row);
                cleared = row;
            }
            add(buckets, row, value, value, value);
        }
    }
}
