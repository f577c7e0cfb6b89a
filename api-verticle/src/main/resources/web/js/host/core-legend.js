/** @import { ChartSpec } from './specs.js' */
import { el, setText } from '../dom.js';
import { format } from '../format.js';

/** Beside the heat of the cores: its scale, the mean, and the busiest core. */
export class CoreLegend {
    hidden = /** @type {Set<string>} */ (new Set());
    #mean = el('b', { class: 'num' });
    #top = el('b', { class: 'num' });
    #name = el('span');

    /** @param {ChartSpec} spec */
    constructor(spec) {
        this.spec = spec;
        const scale = el('span', { class: 'heat-scale' }, '0', el('i', { 'aria-hidden': 'true' }), '100\u00a0%');
        this.node = el('div', { class: 'legend' }, scale, el('span', { class: 'legend-item' }, 'mean', this.#mean), el('span', { class: 'legend-item' }, 'busiest', this.#name, this.#top));
    }

    /** @param {(line: number) => number} valueOf */
    update(valueOf) {
        let [sum, known, top, name] = [0, 0, NaN, ''];
        this.spec.lines.forEach((line, number) => {
            const value = valueOf(number);
            if (!Number.isNaN(value)) {
                sum += value;
                known++;
                [top, name] = value <= top ? [top, name] : [value, line.label];
            }
        });
        setText(this.#mean, format.percent(sum / known));
        setText(this.#top, format.percent(top));
        setText(this.#name, name);
    }

    recolour() {}
}
