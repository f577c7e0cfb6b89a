/** @import { Theme } from '../theme.js' */
/** @import { ChartSpec, Line } from './specs.js' */
import { el, setAttribute, setText } from '../dom.js';
import { format } from '../format.js';

/** Names of the lines with their values: the newest, or those under the cursor. A click hides and shows a line. */
export class Legend {
    /** @type {{label: string, lines: {line: Line, number: number, value: HTMLElement}[], button: HTMLButtonElement, swatch: HTMLElement}[]} */
    #items = [];
    /** Labels that are hidden. @type {Set<string>} */
    hidden = new Set();

    /** @param {ChartSpec} spec @param {Theme} theme @param {() => void} onToggle */
    constructor(spec, theme, onToggle) {
        this.spec = spec;
        this.theme = theme;
        this.onToggle = onToggle;
        const labels = [...new Set(spec.lines.map((line) => line.label))];
        this.#items = labels.map((label) => this.#item(label));
        this.node = el('div', { class: 'legend' }, ...this.#items.map(({ button }) => button));
        this.recolour();
    }

    /** @param {(line: number) => number} valueOf value of a line, NaN when unknown */
    update(valueOf) {
        for (const { lines } of this.#items) {
            lines.forEach(({ number, value }) => setText(value, format.value(Math.abs(valueOf(number)), this.spec.unit)));
        }
    }

    recolour() {
        for (const { lines, swatch } of this.#items) {
            swatch.style.backgroundColor = this.theme.series(lines[0]?.line.colour ?? 0);
        }
    }

    /** @param {string} label */
    #item(label) {
        const lines = this.spec.lines.flatMap((line, number) => (line.label === label ? [{ line, number, value: el('b', { class: 'num' }) }] : []));
        const swatch = el('i', { class: 'swatch', 'aria-hidden': 'true' });
        const values = lines.flatMap(({ line, value }) => (line.mark === '' ? [value] : [el('span', { class: 'mark' }, line.mark), value]));
        const toggle = () => this.#toggle(label, button);
        const button = el('button', { type: 'button', class: 'legend-item', 'aria-pressed': 'true', title: `Show or hide ${label}`, onclick: toggle }, swatch, el('span', {}, label), ...values);
        return { label, lines, button, swatch };
    }

    /** @param {string} label @param {HTMLButtonElement} button */
    #toggle(label, button) {
        const hide = !this.hidden.delete(label);
        if (hide) {
            this.hidden.add(label);
        }
        setAttribute(button, 'aria-pressed', String(!hide));
        this.onToggle();
    }
}

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
