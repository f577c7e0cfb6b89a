/** @import { ColumnName } from './protocol.js' */
import { Columns } from './columns.js';
import { TimeTable } from './time-table.js';

/** Rows that are kept of the host on show: an hour at one second, ten at ten seconds. */
const CAPACITY = 3600;
/** Of a host with very many columns fewer rows are kept. */
const MOST_VALUES = 2_000_000;
const LEAST = 120;

/** Everything that is known of one host over time: the data of the host view. */
export class HostSeries {
    columns = new Columns([]);
    table = new TimeTable(CAPACITY, 0);
    /** The last known value of each column, for metrics that do not come with every sample. */
    last = new Float64Array(0);
    /** Grows when the columns change. */
    revision = 0;
    /** Grows when rows change. */
    version = 0;
    /** Samples that the server left out because this page was slow. */
    skipped = 0;
    /** The server's number for this host; frames that are still under way for another one are left out. */
    #number = -1;

    /** @param {string} host */
    constructor(host) {
        this.host = host;
    }

    /** @param {number} number @param {string} host @param {ColumnName[]} names */
    dict(number, host, names) {
        if (host !== this.host) {
            return;
        }
        this.#number = number;
        const columns = new Columns(names);
        const sources = columns.sourcesIn(this.columns);
        const old = this.last;
        const capacity = Math.max(LEAST, Math.min(CAPACITY, Math.floor(MOST_VALUES / Math.max(1, names.length))));
        if (capacity === this.table.capacity) {
            this.table.remap(sources);
        } else {
            this.table = this.table.resized(capacity, sources);
        }
        this.last = Float64Array.from(sources, (source) => old[source] ?? NaN);
        this.columns = columns;
        this.revision++;
    }

    /** Forgets all values; columns stay. */
    clear() {
        this.table.clear();
        this.last.fill(NaN);
        this.version++;
    }

    /** @param {number} number @param {number[]} times @param {(number | null)[][]} values */
    history(number, times, values) {
        if (number !== this.#number) {
            return;
        }
        this.table.merge(times, values);
        this.version++;
        const newest = values.map((column) => column.findLast((value) => value !== null) ?? NaN);
        newest.forEach((value, column) => this.#remember(column, value));
    }

    /** @param {number} number @param {number} time @param {(number | null)[]} values @param {number} skipped */
    data(number, time, values, skipped) {
        if (number !== this.#number) {
            return;
        }
        this.table.append(time, values);
        this.version++;
        this.skipped += skipped;
        values.forEach((value, column) => this.#remember(column, value ?? NaN));
    }

    /** The last known value of the first column of a metric. @param {string} metric */
    value(metric) {
        return this.last[this.columns.first(metric)] ?? NaN;
    }

    /** @param {number} column @param {number} value */
    #remember(column, value) {
        if (!Number.isNaN(value) && column < this.last.length) {
            this.last[column] = value;
        }
    }
}
