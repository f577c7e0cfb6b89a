/** @import { AlertEvent } from '../model/protocol.js' */
/** @import { Theme } from '../theme.js' */
/** @import { TimeTable } from '../model/time-table.js' */
/** @import { ChartSpec } from './specs.js' */
/** @import uPlot from '../../vendor/uplot/uPlot.iife.min.js' */
import { el, setAttribute, setText } from '../dom.js';
import { format } from '../format.js';
import { drawMarks, marksOf } from './alert-marks.js';
import { CoreLegend } from './core-legend.js';
import { DataTable } from './data-table.js';
import { coreLabels, Heat, isTall } from './heat.js';
import { Legend } from './legend.js';
import { plotOptions } from './plot-options.js';
import { UPlot } from '../uplot.js';
import { stack } from './stack.js';
import { readColumns, TimeWindow } from './time-window.js';

const HEIGHT = 168;
/** As high as two charts with their captions and the gap between them. */
const TALL = 168 + 248;

/**
 * What a chart needs of the view that it is in.
 * @typedef {object} Stage
 * @property {Theme} theme
 * @property {TimeTable} table
 * @property {TimeWindow} window
 * @property {(min: number, max: number) => void} onZoom
 * @property {AlertEvent[]} alerts that are open, to be marked on the charts of their metrics
 */

/** One chart: a figure with caption, legend with values, plot, and the same as a table on demand. */
export class Chart {
    /** Whether it is on screen; nothing is drawn otherwise. */
    visible = false;
    /** @type {uPlot | null} */
    #plot = null;
    /** Values of each line, as they are. @type {(number | null)[][]} */
    #values = [];
    /** What is drawn: the values, or their running sums in a stack. @type {(number | null)[][]} */
    #drawn = [];
    /** @type {number | null} */
    #cursor = null;
    #note;

    /** @param {ChartSpec} spec @param {Stage} stage */
    constructor(spec, stage) {
        this.spec = spec;
        this.stage = stage;
        this.#values = spec.lines.map(() => []);
        this.#drawn = spec.kind === 'stack' ? spec.lines.map(() => []) : this.#values;
        this.heat = spec.kind === 'heat' ? new Heat(spec, stage.theme) : null;
        this.legend = this.heat === null ? new Legend(spec, stage.theme, () => this.#toggled()) : new CoreLegend(spec);
        this.plotNode = el('div', { class: 'plot', role: 'img', 'aria-label': `${spec.title} over time: ${spec.note}` });
        this.table = new DataTable(spec);
        const button = el('button', { type: 'button', class: 'quiet', 'aria-pressed': 'false', title: 'Show as table', onclick: () => this.#toggleTable(button) }, 'Table');
        this.#note = el('span', { class: 'note' }, spec.note);
        const caption = el('figcaption', {}, el('h2', {}, spec.title), this.#note, button);
        this.node = el('figure', { class: `panel chart${this.#isTall() ? ' tall' : ''}`, 'data-chart': spec.id }, caption, this.legend.node, this.plotNode, this.table.node);
    }

    /** Draws what the stage's window shows now. */
    draw() {
        if (!this.visible) {
            return;
        }
        this.#read();
        this.#showValues();
        if (this.table.shown) {
            this.table.update(this.stage.window, this.#values);
            return;
        }
        const plot = (this.#plot ??= this.#create());
        const { times, min, max } = this.stage.window;
        plot.batch(() => {
            plot.setData(/** @type {uPlot.AlignedData} */ ([times, ...(this.heat ? [times.map(() => null)] : this.#drawn)]), false);
            plot.setScale('x', { min, max });
        });
    }

    resize() {
        const width = this.plotNode.clientWidth;
        if (this.#plot !== null && width > 0 && width !== this.#plot.width) {
            this.#plot.setSize({ width, height: this.#plot.height });
        }
    }

    recolour() {
        this.legend.recolour();
        this.heat?.recolour();
        this.#plot?.redraw(false);
    }

    destroy() {
        this.#plot?.destroy();
        this.#plot = null;
    }

    #read() {
        const { table, window } = this.stage;
        this.spec.lines.forEach((line, index) => {
            const off = this.legend.hidden.has(line.label);
            readColumns(table, off ? [] : line.columns, window, line.sign, /** @type {(number | null)[]} */ (this.#values[index]));
        });
        if (this.spec.kind === 'stack') {
            stack(this.#values, this.#drawn);
        }
    }

    #create() {
        const width = Math.max(120, this.plotNode.clientWidth);
        const height = this.#isTall() ? TALL : HEIGHT;
        const { theme, onZoom } = this.stage;
        const onCursor = (/** @type {number | null} */ point) => this.#pointAt(point);
        const onDrawn = (/** @type {uPlot} */ plot) => drawMarks(plot, marksOf(this.stage.alerts, this.spec.id), theme);
        const options = plotOptions({ spec: this.spec, theme, width, height, onZoom, onCursor, onDrawn });
        const all = this.heat === null ? options : this.#heatOptions(options);
        return new UPlot(all, [[], ...all.series.slice(1).map(() => [])], this.plotNode);
    }

    #isTall() {
        return this.heat !== null && isTall(this.spec.lines.length);
    }

    /** @param {uPlot.Options} options @returns {uPlot.Options} */
    #heatOptions(options) {
        const cores = this.spec.lines.length;
        const [time = {}, values = {}] = options.axes ?? [];
        const labels = coreLabels(cores);
        const paint = (/** @type {uPlot} */ plot) => this.heat?.paint(plot, this.stage.table, this.stage.window);
        return {
            ...options,
            series: [{}, { show: true, points: { show: false }, paths: () => null }],
            scales: { ...options.scales, y: { range: [0, cores], dir: -1 } },
            axes: [time, { ...values, grid: { show: false }, splits: labels.map((core) => core + 0.5), values: labels.map((core) => this.spec.lines[core]?.label ?? '') }],
            hooks: { ...options.hooks, drawAxes: [paint] },
        };
    }

    /** @param {number | null} point */
    #pointAt(point) {
        this.#cursor = point;
        this.#showValues();
    }

    #showValues() {
        const { rows, times } = this.stage.window;
        const at = this.#cursor === null ? undefined : times[this.#cursor];
        setText(this.#note, at === undefined ? this.spec.note : `at ${format.clock(at)}`);
        this.#note.classList.toggle('at', at !== undefined);
        const point = this.#cursor ?? rows.length - 1;
        this.legend.update((line) => this.#values[line]?.[point] ?? NaN);
    }

    #toggled() {
        this.draw();
    }

    /** @param {HTMLButtonElement} button */
    #toggleTable(button) {
        this.table.shown = !this.table.shown;
        setAttribute(button, 'aria-pressed', String(this.table.shown));
        this.plotNode.hidden = this.table.shown;
        this.draw();
    }
}
