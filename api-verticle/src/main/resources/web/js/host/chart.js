/** @import { AlertEvent } from '../model/protocol.js' */
/** @import { HostSeries } from '../model/host-series.js' */
/** @import { Theme } from '../theme.js' */
/** @import { Outlook } from './outlook.js' */
/** @import { Past } from './past.js' */
/** @import { Steer } from './plot-options.js' */
/** @import { ChartSpec } from './specs.js' */
/** @import { TimeWindow } from './time-window.js' */
/** @import uPlot from '../../vendor/uplot/uPlot.iife.min.js' */
import { el, setAttribute, setText } from '../dom.js';
import { format } from '../format.js';
import { alertAt, drawMarks, marksOf } from './alert-marks.js';
import { DataTable } from './data-table.js';
import { Heat, heatOptions, isTall } from './heat.js';
import { CoreLegend, Legend } from './legend.js';
import { plotOptions } from './plot-options.js';
import { Readings } from './readings.js';
import { UPlot } from '../uplot.js';
import { saveCsv } from './range.js';

const HEIGHT = 168;
/** As high as two charts with their captions and the gap between them. */
const TALL = 168 + 248;

/**
 * What a chart needs of the view that it is in.
 * @typedef {object} Stage
 * @property {Theme} theme
 * @property {HostSeries} series
 * @property {TimeWindow} window
 * @property {Past} past
 * @property {Outlook} outlook
 * @property {Steer} steer
 * @property {() => number} now end of what there is to show, epoch milliseconds
 * @property {AlertEvent[]} alerts to be marked on the charts of their metrics
 */

/** One chart: a figure with caption, legend with values, plot, and the same as a table on demand. */
export class Chart {
    /** Whether it is on screen; nothing is drawn otherwise. */
    visible = false;
    /** @type {uPlot | null} */
    #plot = null;
    /** @type {number | null} */
    #cursor = null;
    #note;
    #said = el('span');
    #retry = el('button', { type: 'button', class: 'quiet', onclick: () => this.stage.past.retry(this.spec.id) }, 'Try again');
    #status = el('p', { class: 'plot-note', role: 'status', hidden: true }, this.#said, this.#retry);

    /** @param {ChartSpec} spec @param {Stage} stage */
    constructor(spec, stage) {
        this.spec = spec;
        this.stage = stage;
        this.heat = spec.kind === 'heat' ? new Heat(spec, stage.theme) : null;
        this.legend = this.heat === null ? new Legend(spec, stage.theme, () => this.draw()) : new CoreLegend(spec);
        this.readings = new Readings(spec, stage, this.legend.hidden);
        this.plotNode = el('div', { class: 'plot', role: 'img', 'aria-label': `${spec.title} over time: ${spec.note}`, onclick: (/** @type {MouseEvent} */ event) => this.#clicked(event) });
        this.table = new DataTable(spec);
        const button = el('button', { type: 'button', class: 'quiet', 'aria-pressed': 'false', title: 'Show as table', onclick: () => this.#toggleTable(button) }, 'Table');
        const save = el('button', { type: 'button', class: 'quiet', title: 'Save what is shown as CSV', onclick: () => void this.#save() }, 'CSV');
        this.#note = el('span', { class: 'note' }, spec.note);
        const caption = el('figcaption', {}, el('h2', {}, spec.title), this.#note, button, save);
        this.node = el('figure', { class: `panel chart${this.#isTall() ? ' tall' : ''}`, 'data-chart': spec.id }, caption, this.legend.node, this.#status, this.plotNode, this.table.node);
    }

    /** Draws what the stage's window shows now. */
    draw() {
        if (!this.visible) {
            return;
        }
        this.#tell(this.readings.read());
        this.#showValues();
        if (this.table.shown) {
            this.table.update(this.stage.window, this.readings.values);
            return;
        }
        const plot = (this.#plot ??= this.#create());
        const { times, min, max } = this.stage.window;
        plot.batch(() => {
            plot.setData(/** @type {uPlot.AlignedData} */ ([times, ...(this.heat ? [times.map(() => null)] : this.readings.drawn)]), false);
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
        this.stage.past.forget(this.spec.id);
        this.#plot?.destroy();
        this.#plot = null;
    }

    /** @param {{text: string, failed: boolean}} state */
    #tell({ text, failed }) {
        this.#status.hidden = text === '';
        setText(this.#said, text);
        this.#retry.hidden = !failed;
    }

    #create() {
        const width = Math.max(120, this.plotNode.clientWidth);
        const height = this.#isTall() ? TALL : HEIGHT;
        const { theme, steer } = this.stage;
        const onCursor = (/** @type {number | null} */ point) => this.#pointAt(point);
        const onGround = (/** @type {uPlot} */ plot) => (this.heat === null ? this.readings.drawGround(plot) : this.heat.paint(plot, this.readings.source, this.stage.window));
        const onDrawn = (/** @type {uPlot} */ plot) => drawMarks(plot, marksOf(this.stage.alerts, this.spec.id), theme);
        const options = plotOptions({ spec: this.spec, theme, width, height, steer, reach: () => this.readings.reach, onCursor, onGround, onDrawn });
        const all = this.heat === null ? options : heatOptions(options, this.spec);
        return new UPlot(all, [[], ...all.series.slice(1).map(() => [])], this.plotNode);
    }

    #isTall() {
        return this.heat !== null && isTall(this.spec.lines.length);
    }

    /** @param {number | null} point */
    #pointAt(point) {
        this.#cursor = point;
        this.#showValues();
    }

    #showValues() {
        const { rows, times, grid } = this.stage.window;
        const at = this.#cursor === null ? undefined : times[this.#cursor];
        setText(this.#note, at === undefined ? this.spec.note : `at ${grid === null ? format.clock(at) : format.moment(at)}`);
        this.#note.classList.toggle('at', at !== undefined);
        const point = this.#cursor ?? rows.length - 1;
        this.legend.update((line) => this.readings.values[line]?.[point] ?? NaN);
    }

    /** A click on the mark of an alert opens it. @param {MouseEvent} event */
    #clicked(event) {
        const alert = this.#plot === null ? undefined : alertAt(this.#plot, marksOf(this.stage.alerts, this.spec.id), event.clientX);
        if (alert !== undefined) {
            location.hash = `#/alerts?alert=${encodeURIComponent(alert.id)}`;
        }
    }

    /** @param {HTMLButtonElement} button */
    #toggleTable(button) {
        this.table.shown = !this.table.shown;
        setAttribute(button, 'aria-pressed', String(this.table.shown));
        this.plotNode.hidden = this.table.shown;
        this.draw();
    }

    async #save() {
        try {
            const question = this.readings.question();
            await saveCsv(question, `${question.host}-${this.spec.id}-${new Date(question.from).toISOString().slice(0, 19).replaceAll(':', '')}.csv`);
        } catch (error) {
            this.#tell({ text: error instanceof Error ? error.message : String(error), failed: false });
        }
    }
}
