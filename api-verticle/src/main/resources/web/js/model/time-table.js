/**
 * A table of fixed size: one ring of times and, aligned with it, one ring of values per column. When it is full the
 * oldest row goes. Unknown values are NaN. Nothing is allocated while samples arrive.
 */
export class TimeTable {
    #capacity;
    /** @type {Float64Array} */
    #times;
    /** @type {Float64Array[]} */
    #rings;
    #head = 0;
    #size = 0;

    /**
     * @param {number} capacity rows that are kept
     * @param {number} width number of columns
     */
    constructor(capacity, width) {
        this.#capacity = capacity;
        this.#times = new Float64Array(capacity);
        this.#rings = Array.from({ length: width }, () => unknown(capacity));
    }

    /** Rows that are there. */
    get size() {
        return this.#size;
    }

    get width() {
        return this.#rings.length;
    }

    get capacity() {
        return this.#capacity;
    }

    /** Time of the newest row, NaN when there is none. */
    get lastTime() {
        return this.#size === 0 ? NaN : this.timeAt(this.#size - 1);
    }

    /** Time of a row; row 0 is the oldest. @param {number} row */
    timeAt(row) {
        return /** @type {number} */ (this.#times[(this.#head + row) % this.#capacity]);
    }

    /** @param {number} column @param {number} row */
    valueAt(column, row) {
        const ring = this.#rings[column];
        return ring === undefined ? NaN : /** @type {number} */ (ring[(this.#head + row) % this.#capacity]);
    }

    /** The newest value of a column, NaN when it is unknown. @param {number} column */
    newest(column) {
        return this.#size === 0 ? NaN : this.valueAt(column, this.#size - 1);
    }

    /**
     * Adds a row. Rows that are not older than it are dropped first: a repeat replaces, and a clock that was set back
     * goes on from its new time instead of being ignored until it catches up.
     * @param {number} time
     * @param {ArrayLike<number | null | undefined>} values one for each column
     */
    append(time, values) {
        while (this.#size > 0 && this.timeAt(this.#size - 1) >= time) {
            this.#size--;
        }
        const slot = this.#nextSlot(time);
        for (let column = 0; column < this.#rings.length; column++) {
            /** @type {Float64Array} */ (this.#rings[column])[slot] = values[column] ?? NaN;
        }
    }

    /**
     * Replaces the span that the given rows cover by them; rows before and after stay. Times ascend.
     * @param {number[]} times
     * @param {(number | null)[][]} columns values by column, then by row
     */
    merge(times, columns) {
        const first = times[0];
        const last = times.at(-1);
        if (first === undefined || last === undefined) {
            return;
        }
        const old = this.#copy();
        this.#head = 0;
        this.#size = 0;
        this.#push(old.times, old.columns, (time) => time < first);
        this.#push(times, columns, () => true);
        this.#push(old.times, old.columns, (time) => time > last);
    }

    /**
     * Gives the table other columns; rows stay.
     * @param {number[]} sources for each new column the number of the old one that it continues, or -1
     */
    remap(sources) {
        this.#rings = sources.map((source) => this.#rings[source] ?? unknown(this.#capacity));
    }

    /** Drops all rows. */
    clear() {
        this.#head = this.#size = 0;
    }

    /** The newest rows in a table of another capacity with other columns. @param {number} capacity @param {number[]} sources as for {@link remap} */
    resized(capacity, sources) {
        const made = new TimeTable(capacity, sources.length);
        for (let row = Math.max(0, this.#size - capacity); row < this.#size; row++) {
            made.append(this.timeAt(row), sources.map((source) => this.valueAt(source, row)));
        }
        return made;
    }

    /** First row whose time is not before the given one; `size` when there is none. @param {number} time */
    lowerBound(time) {
        let low = 0;
        let high = this.#size;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.timeAt(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** @param {number} time @returns {number} where the row's values go */
    #nextSlot(time) {
        const slot = (this.#head + this.#size) % this.#capacity;
        this.#times[slot] = time;
        if (this.#size === this.#capacity) {
            this.#head = (this.#head + 1) % this.#capacity;
        } else {
            this.#size++;
        }
        return slot;
    }

    /** @param {ArrayLike<number>} times @param {ArrayLike<number | null>[]} columns @param {(time: number) => boolean} wanted */
    #push(times, columns, wanted) {
        for (let row = 0; row < times.length; row++) {
            const time = /** @type {number} */ (times[row]);
            if (wanted(time)) {
                const slot = this.#nextSlot(time);
                this.#rings.forEach((ring, column) => (ring[slot] = columns[column]?.[row] ?? NaN));
            }
        }
    }

    #copy() {
        const times = Float64Array.from({ length: this.#size }, (_, row) => this.timeAt(row));
        const columns = this.#rings.map((_, column) =>
            Float64Array.from({ length: this.#size }, (_unused, row) => this.valueAt(column, row)),
        );
        return { times, columns };
    }
}

/** @param {number} capacity */
function unknown(capacity) {
    return new Float64Array(capacity).fill(NaN);
}
