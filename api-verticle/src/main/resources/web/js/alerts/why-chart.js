/** @import { App } from '../app.js' */
/** @import { AlertEvent } from '../model/protocol.js' */
/** @import uPlot from '../../vendor/uplot/uPlot.iife.min.js' */
import { ask } from '../api.js';
import { el, setText } from '../dom.js';
import { format } from '../format.js';
import { timeAxis, valueAxis } from '../host/plot-options.js';
import { UPlot } from '../uplot.js';
import { deviceOf, metricValue, unitOf } from './words.js';

const HEIGHT = 150;
const BEFORE_MS = 600_000;
const LONGEST_MS = 6 * 3_600_000;
/** Spans up to this are drawn sample by sample. */
const WHOLE_MS = 45 * 60_000;
const POINTS = 240;

/** The metric around the beginning of an alert, with its limit and a mark where it began. */
export class WhyChart {
    #note = el('span', { class: 'note' }, 'Loading…');
    #plotNode = el('div', { class: 'plot' });
    /** @type {uPlot | null} */
    #plot = null;
    #gone = false;
    #resize = () => this.#plot?.setSize({ width: this.#width, height: HEIGHT });
    #recolour = () => this.#plot?.redraw(false);

    /** @param {App} app @param {AlertEvent} alert @param {number | null} endedAt */
    constructor(app, alert, endedAt) {
        this.app = app;
        this.alert = alert;
        this.span = spanOf(alert.since, endedAt ?? app.serverNow());
        this.node = el('figure', { class: 'why-chart' }, el('figcaption', {}, el('strong', {}, alert.metric), this.#note), this.#plotNode);
        this.#observer = new ResizeObserver(this.#resize);
        app.theme.onChange(this.#recolour);
        void this.#load();
    }

    #observer;

    destroy() {
        this.#gone = true;
        this.#observer.disconnect();
        this.app.theme.forget(this.#recolour);
        this.#plot?.destroy();
    }

    get #width() {
        return Math.max(160, this.#plotNode.clientWidth);
    }

    async #load() {
        try {
            const { series } = await ask(this.#path());
            const points = pick(series, this.alert.labels ?? {});
            if (!this.#gone) {
                this.#show(points);
            }
        } catch (error) {
            setText(this.#note, error instanceof Error ? error.message : String(error));
        }
    }

    #path() {
        const { host, metric } = this.alert;
        const { from, to } = this.span;
        const step = to - from <= WHOLE_MS ? {} : { step: `${Math.ceil((to - from) / POINTS / 1000)}s` };
        const device = deviceOf(this.alert);
        const query = new URLSearchParams({ metric, start: String(Math.round(from)), end: String(Math.round(to)), ...step, ...(device === '' ? {} : { device }) });
        return `/metrics/${encodeURIComponent(host)}/range?${query}`;
    }

    /** @param {[number, number | null][]} points */
    #show(points) {
        if (points.length < 2) {
            setText(this.#note, 'There are no values to draw of that time.');
            this.#plotNode.hidden = true;
            return;
        }
        const limit = this.#limit;
        const times = points.map(([time]) => time);
        const values = points.map(([, value]) => value);
        const line = limit === null ? [] : [times.map(() => limit)];
        const known = values.filter((value) => value !== null);
        const [low, high] = [Math.min(...known), Math.max(...known)];
        setText(this.#note, `${format.minute(this.span.from)} to ${format.minute(this.span.to)}`);
        this.#plotNode.setAttribute('role', 'img');
        this.#plotNode.setAttribute('aria-label', `${this.alert.metric} from ${format.moment(this.span.from)} to ${format.moment(this.span.to)}: between ${metricValue(this.alert, low)} and ${metricValue(this.alert, high)}${limit === null ? '' : `, limit ${metricValue(this.alert, limit)}`}`);
        this.#plot = new UPlot(this.#options(limit !== null), /** @type {uPlot.AlignedData} */ ([times, values, ...line]), this.#plotNode);
        this.#observer.observe(this.#plotNode);
    }

    /** What to draw as the limit: of an anomaly what was expected; forecasts and absences have none in the metric's unit. */
    get #limit() {
        const { kind = 'threshold', limit, expected } = this.alert;
        return kind === 'threshold' ? limit : kind === 'anomaly' ? expected ?? null : null;
    }

    /** @param {boolean} limited @returns {uPlot.Options} */
    #options(limited) {
        const { theme } = this.app;
        const unit = unitOf(this.alert.unit);
        const severity = this.alert.severity.toLowerCase();
        const range = (/** @type {uPlot} */ _plot, /** @type {number} */ low, /** @type {number} */ high) => /** @type {[number, number]} */ ([Math.min(0, low), high <= 0 ? 1 : high * 1.08]);
        return {
            width: this.#width, height: HEIGHT, ms: 1, padding: [8, 10, 0, 0], legend: { show: false },
            cursor: { y: false, drag: { x: false, y: false } },
            scales: { x: { time: true, range: [this.span.from, this.span.to] }, y: { range } },
            axes: [timeAxis(theme), valueAxis(theme, { unit, kind: 'lines' })],
            series: [
                {},
                { stroke: () => theme.series(0), fill: () => `${theme.series(0)}22`, width: 1.5, spanGaps: false, points: { show: false } },
                ...(limited ? [{ stroke: () => theme.colour(severity), width: 1.5, dash: [6, 4], points: { show: false } }] : []),
            ],
            hooks: { draw: [(plot) => markSince(plot, this.alert.since, theme.colour('muted'))] },
        };
    }
}

/** @param {number} since @param {number} end both epoch milliseconds */
export function spanOf(since, end) {
    const before = Math.max(BEFORE_MS, Math.min(end - since, LONGEST_MS) / 3);
    const to = Math.min(Math.max(end, since + 60_000), since + LONGEST_MS);
    return { from: since - before, to };
}

/** The series of the device that the alert is about. @param {{labels: Record<string, string>, points: [number, number | null][]}[]} series @param {Record<string, string>} labels */
export function pick(series, labels) {
    const exact = series.find((one) => Object.entries(labels).every(([name, value]) => one.labels[name] === value));
    return exact?.points ?? [];
}

/** @param {uPlot} plot @param {number} since @param {string} colour */
function markSince(plot, since, colour) {
    const { ctx, bbox } = plot;
    const x = Math.round(plot.valToPos(since, 'x', true)) + 0.5;
    ctx.save();
    ctx.strokeStyle = colour;
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
}
