/** @import { ChartSpec } from './specs.js' */
/** @import { TimeWindow } from './time-window.js' */
import { el, setText } from '../dom.js';
import { format } from '../format.js';

const ROWS = 100;

/** The newest samples of a chart as a table: a row per sample, or per line where there are many lines. */
export class DataTable {
    #shown = false;
    /** @type {HTMLElement[][]} */
    #cells = [];

    /** @param {ChartSpec} spec */
    constructor(spec) {
        this.spec = spec;
        this.node = el('div', { class: 'data-table', hidden: true, tabindex: 0, role: 'region', 'aria-label': `${spec.title} as table` });
    }

    get shown() {
        return this.#shown;
    }

    set shown(shown) {
        this.#shown = shown;
        this.node.hidden = !shown;
    }

    /** @param {TimeWindow} window @param {(number | null)[][]} values of each line */
    update(window, values) {
        const rows = this.spec.kind === 'heat' ? this.#byLine(values) : this.#byTime(window, values);
        if (this.#cells.length !== rows.length) {
            this.#build(rows.length);
        }
        rows.forEach((row, r) => row.forEach((text, c) => setText(/** @type {Node} */ (this.#cells[r]?.[c]), text)));
    }

    #headings() {
        const lines = this.spec.lines.map(({ label, mark }) => (mark === '' ? label : `${label} ${mark}`));
        return this.spec.kind === 'heat' ? ['Core', 'Now', 'Mean', 'Highest'] : ['Time', ...lines];
    }

    /** @param {number} rows */
    #build(rows) {
        const headings = this.#headings();
        this.#cells = Array.from({ length: rows }, () => headings.map((_, column) => el(column === 0 ? 'th' : 'td', column === 0 ? { scope: 'row' } : {})));
        const head = el('tr', {}, ...headings.map((text) => el('th', { scope: 'col' }, text)));
        this.node.replaceChildren(el('table', { class: 'numbers' }, el('thead', {}, head), el('tbody', {}, ...this.#cells.map((row) => el('tr', {}, ...row)))));
    }

    /** @param {TimeWindow} window @param {(number | null)[][]} values */
    #byTime({ times, rows, grid }, values) {
        const points = rows.flatMap((row, point) => (row < 0 ? [] : [point])).slice(-ROWS).reverse();
        const write = (/** @type {number | null | undefined} */ value) => format.value(Math.abs(value ?? NaN), this.spec.unit);
        return points.map((point) => [(grid === null ? format.clock : format.moment).call(format, times[point] ?? NaN), ...values.map((line) => write(line[point]))]);
    }

    /** @param {(number | null)[][]} values */
    #byLine(values) {
        return values.map((line, index) => {
            const known = line.filter((value) => value !== null);
            const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
            const texts = [line.at(-1) ?? NaN, mean, known.reduce((a, b) => Math.max(a, b), -Infinity)];
            return [this.spec.lines[index]?.label ?? '', ...texts.map((value) => format.percent(value))];
        });
    }
}
