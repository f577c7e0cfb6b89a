/** @import { HostSeries } from '../model/host-series.js' */
/** @import { ColumnName } from '../model/protocol.js' */
import { ask } from '../api.js';
import { el, setAttribute, setText } from '../dom.js';
import { format } from '../format.js';
import { labelText } from '../labels.js';
import { unitOf } from './metrics.js';

const MOST_ROWS = 200;

/** @typedef {{index: number, value: HTMLElement, unit: import('../format.js').Unit}} Row */

/** A table of series by name, each with its value and the way to a chart of it. */
export class SeriesTable {
    #body = el('tbody');
    #note = el('span', { class: 'note' });
    /** @type {Row[]} */
    #rows = [];
    #shown = '';

    /** @param {HostSeries} series @param {{title: string, pinned: Set<string>, pin: (name: string) => void}} what */
    constructor(series, { title, pinned, pin }) {
        this.series = series;
        this.pinned = pinned;
        this.pin = pin;
        this.heading = el('h2', {}, `${title} `, this.#note);
        const heads = ['Metric', 'Labels', 'Now', ''].map((text) => el('th', { scope: 'col', class: text === 'Now' ? 'number' : '' }, text));
        this.scroller = el('div', { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': title }, el('table', { class: 'numbers devices' }, el('thead', {}, el('tr', {}, ...heads)), this.#body));
    }

    /** Makes rows for the series that are wanted. @param {(name: ColumnName) => boolean} wanted @param {Map<string, {unit: string, help: string}>} [catalogue] @returns {number} how many there are */
    build(wanted, catalogue) {
        const found = this.series.columns.names.map((name, index) => ({ name, index })).filter(({ name }) => wanted(name));
        const shown = found.slice(0, MOST_ROWS);
        const text = JSON.stringify([shown.map(({ index }) => [index, this.series.columns.keys[index]]), [...this.pinned], catalogue?.size]);
        setText(this.#note, shown.length < found.length ? `the first ${shown.length} of ${found.length}` : '');
        if (text !== this.#shown) {
            this.#shown = text;
            this.#rows = [];
            this.#body.replaceChildren(...shown.map(({ name, index }) => this.#row(name, index, catalogue)));
        }
        return found.length;
    }

    update() {
        this.#rows.forEach(({ index, value, unit }) => setText(value, format.value(this.series.last[index] ?? NaN, unit)));
    }

    /** @param {ColumnName} name @param {number} index @param {Map<string, {unit: string, help: string}>} [catalogue] */
    #row([metric, labels], index, catalogue) {
        const own = metric === 'custom';
        const title = own ? (labels['metric'] ?? '') : metric;
        const known = catalogue?.get(metric);
        const unit = unitOf(title, own ? '' : (known?.unit ?? ''));
        const value = el('td', { class: 'number num' });
        this.#rows.push({ index, value, unit });
        const pinned = own ? `custom:${title}` : metric;
        const { metric: _name, ...others } = labels;
        const chart = el('button', { type: 'button', class: 'quiet', 'aria-label': `Chart of ${title}`, onclick: () => this.pin(pinned) }, 'Chart');
        setAttribute(chart, 'aria-pressed', String(this.pinned.has(pinned)));
        const text = labelText(own ? others : labels).replaceAll('\n', ', ');
        return el('tr', {}, el('th', { scope: 'row', title: own ? title : (known?.help ?? title) }, title), el('td', { class: 'note label-cell', title: text }, text), value, el('td', { class: 'number' }, chart));
    }
}

/** The host's own metrics, whatever it sends. */
export class CustomPanel {
    /** @param {HostSeries} series @param {Set<string>} pinned @param {(name: string) => void} pin */
    constructor(series, pinned, pin) {
        this.table = new SeriesTable(series, { title: 'Custom metrics', pinned, pin });
        this.node = el('section', { class: 'panel device-panel' }, this.table.heading, this.table.scroller);
    }

    build() {
        this.node.hidden = this.table.build(([metric]) => metric === 'custom') === 0;
    }

    update() {
        this.table.update();
    }
}

/** Every series of the host, on demand, searched by name, label and meaning. */
export class EverythingPanel {
    /** @type {Map<string, {unit: string, help: string}>} */
    #catalogue = new Map();
    #search = el('input', { type: 'search', placeholder: 'Search metrics', 'aria-label': 'Search metrics', oninput: () => this.build() });
    #asked = false;

    /** @param {HostSeries} series @param {Set<string>} pinned @param {(name: string) => void} pin @param {(open: boolean) => void} onOpen */
    constructor(series, pinned, pin, onOpen) {
        this.table = new SeriesTable(series, { title: 'All metrics', pinned, pin });
        this.node = el('details', { class: 'panel device-panel everything' }, el('summary', {}, this.table.heading), this.#search, this.table.scroller);
        this.node.addEventListener('toggle', () => {
            onOpen(this.node.open);
            void this.#ask();
            this.build();
        });
    }

    build() {
        if (this.node.open) {
            const words = this.#search.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
            const text = (/** @type {ColumnName} */ [metric, labels]) => `${metric} ${Object.values(labels).join(' ')} ${this.#catalogue.get(metric)?.help ?? ''}`.toLowerCase();
            this.table.build((name) => words.every((word) => text(name).includes(word)), this.#catalogue);
            this.table.update();
        }
    }

    update() {
        if (this.node.open) {
            this.table.update();
        }
    }

    async #ask() {
        if (!this.#asked) {
            this.#asked = true;
            const { metrics = [] } = await ask('/catalogue').catch(() => ({}));
            this.#catalogue = new Map(metrics.map((/** @type {any} */ { name, unit, help }) => [name, { unit, help }]));
            this.build();
        }
    }
}
