/** @import { ColumnName } from './protocol.js' */
import { Columns } from './columns.js';
import { TimeTable } from './time-table.js';

/** Samples that a sparkline shows. */
export const SPARK_SAMPLES = 60;

/** What the fleet view wants of every host. */
export const FLEET_METRICS = [
    'cpu_usage_percent',
    'memory_usage_percent',
    'disk_usage_percent',
    'network_bytes_recv',
    'network_bytes_sent',
    'load_average_1m',
];

/** Columns of a fleet host's table. */
export const CPU = 0;
export const MEMORY = 1;
export const DISK = 2;
export const RECEIVED = 3;
export const SENT = 4;
export const LOAD = 5;
const WIDTH = 6;

/** Interfaces that carry no traffic of their own: counting them would count bytes twice. */
const VIRTUAL = /^(lo|veth|docker|br-|virbr|cali|cni|flannel|ifb|dummy|tap|vnet)/;

/** The few values of one host that the fleet view shows, over the last samples. */
export class FleetHost {
    table = new TimeTable(SPARK_SAMPLES, WIDTH);
    /** Mount point of the fullest filesystem. */
    fullest = '';
    /** When the newest sample reached this page, in milliseconds of `performance.now()`; NaN before the first. */
    receivedAt = NaN;
    #columns = new Columns([]);
    #usage = new Float64Array(0);
    #received = /** @type {number[]} */ ([]);
    #sent = /** @type {number[]} */ ([]);

    /** @param {ColumnName[]} names */
    describe(names) {
        const columns = new Columns(names);
        const disks = columns.all('disk_usage_percent');
        const earlier = new Map(this.#columns.all('disk_usage_percent').map((found, i) => [found.labels['mountpoint'], this.#usage[i]]));
        this.#usage = Float64Array.from(disks, ({ labels }) => earlier.get(labels['mountpoint'] ?? '') ?? NaN);
        this.#received = traffic(columns, 'network_bytes_recv');
        this.#sent = traffic(columns, 'network_bytes_sent');
        this.#columns = columns;
    }

    /** @param {number} time @param {ArrayLike<number | null>} values */
    append(time, values) {
        this.table.append(time, this.#digest(values));
    }

    /** @param {number[]} times @param {(number | null)[][]} values */
    merge(times, values) {
        /** @type {number[][]} */
        const columns = Array.from({ length: WIDTH }, () => []);
        const from = Math.max(0, times.length - SPARK_SAMPLES);
        values.forEach((column, index) => this.#seed(index, column));
        for (let row = from; row < times.length; row++) {
            const digest = this.#digest(values.map((column) => column[row] ?? null));
            digest.forEach((value, column) => columns[column]?.push(value));
        }
        this.table.merge(times.slice(from), columns);
    }

    /** Newest value of a column. @param {number} column */
    now(column) {
        return this.table.newest(column);
    }

    /** Takes over what older history knows of a filesystem. @param {number} index @param {(number | null)[]} column */
    #seed(index, column) {
        const place = this.#columns.all('disk_usage_percent').findIndex((found) => found.index === index);
        if (place >= 0) {
            this.#usage[place] = column.findLast((value) => value !== null) ?? this.#usage[place] ?? NaN;
        }
    }

    /** @param {ArrayLike<number | null>} values @returns {number[]} */
    #digest(values) {
        const of = (/** @type {string} */ metric) => values[this.#columns.first(metric)] ?? NaN;
        return [
            of('cpu_usage_percent'),
            of('memory_usage_percent'),
            this.#worstDisk(values),
            sum(values, this.#received),
            sum(values, this.#sent),
            of('load_average_1m'),
        ];
    }

    /** @param {ArrayLike<number | null>} values */
    #worstDisk(values) {
        let worst = NaN;
        this.#columns.all('disk_usage_percent').forEach(({ index, labels }, place) => {
            const usage = values[index] ?? this.#usage[place] ?? NaN;
            this.#usage[place] = usage;
            if (usage > worst || (Number.isNaN(worst) && !Number.isNaN(usage))) {
                worst = usage;
                this.fullest = labels['mountpoint'] ?? '';
            }
        });
        return worst;
    }
}

/** All hosts of the fleet view. */
export class FleetSeries {
    /** @type {Map<string, FleetHost>} */
    #byName = new Map();
    /** @type {Map<number, FleetHost>} */
    #byNumber = new Map();

    /** @param {() => number} now monotonic milliseconds */
    constructor(now) {
        this.now = now;
    }

    /** @param {string} host */
    get(host) {
        return this.#byName.get(host);
    }

    /** @param {string} host */
    remove(host) {
        this.#byName.delete(host);
    }

    /** @param {number} number @param {string} host @param {ColumnName[]} names */
    dict(number, host, names) {
        const one = this.#byName.get(host) ?? new FleetHost();
        one.describe(names);
        this.#byName.set(host, one);
        this.#byNumber.set(number, one);
    }

    /** @param {number} number @param {number[]} times @param {(number | null)[][]} values */
    history(number, times, values) {
        this.#byNumber.get(number)?.merge(times, values);
    }

    /** @param {number} number @param {number} time @param {(number | null)[]} values */
    data(number, time, values) {
        const host = this.#byNumber.get(number);
        if (host !== undefined) {
            host.append(time, values);
            host.receivedAt = this.now();
        }
    }
}

/** Columns of the interfaces whose traffic counts. @param {Columns} columns @param {string} metric */
function traffic(columns, metric) {
    const all = columns.all(metric);
    const real = all.filter(({ labels }) => !VIRTUAL.test(labels['device'] ?? ''));
    return (real.length > 0 ? real : all).map(({ index }) => index);
}

/** @param {ArrayLike<number | null>} values @param {number[]} indexes @returns {number} NaN when all are unknown */
function sum(values, indexes) {
    let total = NaN;
    for (const index of indexes) {
        const value = values[index];
        if (value !== null && value !== undefined) {
            total = Number.isNaN(total) ? value : total + value;
        }
    }
    return total;
}
