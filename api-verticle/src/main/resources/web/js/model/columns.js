/** @import { ColumnName, Labels } from './protocol.js' */

/** @typedef {{index: number, labels: Labels}} Found */

/** Identity of a column, independent of the order of its labels. @param {ColumnName} column */
export function columnKey([metric, labels]) {
    const names = Object.keys(labels).sort();
    return names.length === 0 ? metric : `${metric}{${names.map((name) => `${name}=${labels[name]}`).join(',')}}`;
}

/** The columns of one host, looked up by metric. */
export class Columns {
    /** @type {Map<string, Found[]>} */
    #byMetric = new Map();

    /** @param {ColumnName[]} names */
    constructor(names) {
        this.names = names;
        this.keys = names.map(columnKey);
        names.forEach(([metric, labels], index) => {
            const found = this.#byMetric.get(metric) ?? [];
            found.push({ index, labels });
            this.#byMetric.set(metric, found);
        });
    }

    /** Number of the first column of a metric, -1 when there is none. @param {string} metric */
    first(metric) {
        return this.#byMetric.get(metric)?.[0]?.index ?? -1;
    }

    /** All columns of a metric. @param {string} metric */
    all(metric) {
        return this.#byMetric.get(metric) ?? [];
    }

    /** The column of a metric for one value of a label, -1 when there is none. @param {string} metric @param {string} label @param {string} value */
    of(metric, label, value) {
        return this.all(metric).find(({ labels }) => labels[label] === value)?.index ?? -1;
    }

    /** For each column the number of the same column in an earlier set, or -1. @param {Columns} earlier */
    sourcesIn(earlier) {
        const numbers = new Map(earlier.keys.map((key, index) => [key, index]));
        return this.keys.map((key) => numbers.get(key) ?? -1);
    }
}
