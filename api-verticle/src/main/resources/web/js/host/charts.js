/** @import { AlertEvent } from '../model/protocol.js' */
/** @import { HostSeries } from '../model/host-series.js' */
/** @import { Theme } from '../theme.js' */
/** @import { Outlook } from './outlook.js' */
/** @import { Steer } from './plot-options.js' */
/** @import { Span } from './span.js' */
import { el } from '../dom.js';
import { Chart } from './chart.js';
import { Past } from './past.js';
import { fetchRange } from './range.js';
import { boundsOf, stepOf } from './span.js';
import { chartSpecs, signature } from './specs.js';
import { fits, TimeWindow } from './time-window.js';

/** Samples after which the choice of the busiest devices is looked at again. */
const REVIEW = 60;
/** Room that a point of the past takes. */
const PIXELS_PER_POINT = 2;

/** The charts of a host: made when its columns are known, made anew when they change, drawn only while on screen. */
export class Charts {
    window = new TimeWindow();
    /** Metrics that somebody wants a chart of. @type {Set<string>} */
    pinned = new Set();
    /** @type {Map<string, {chart: Chart, signature: string}>} */
    #charts = new Map();
    #revision = -1;
    #reviewAt = 0;
    /** @type {() => void} */
    #redraw = () => {};
    #drawnUntil = NaN;

    /** @param {{theme: Theme, series: HostSeries, outlook: Outlook, steer: Steer, now: () => number}} surroundings */
    constructor(surroundings) {
        const { steer } = surroundings;
        const past = new Past({ fetch: fetchRange, after: (run, ms) => window.setTimeout(run, ms), cancel: (timer) => clearTimeout(timer) }, () => this.again());
        this.stage = { ...surroundings, past, window: this.window, steer: { ...steer, zoom: once(steer.zoom) }, alerts: /** @type {AlertEvent[]} */ ([]) };
        this.node = el('div', { class: 'charts' });
        this.#seen = new IntersectionObserver((entries) => this.#appeared(entries), { rootMargin: '200px' });
        this.#recolour = () => this.#charts.forEach(({ chart }) => chart.recolour());
        surroundings.theme.onChange(this.#recolour);
    }

    #seen;
    #recolour;

    /** Makes, keeps and removes charts so that they fit the host's columns. */
    update() {
        const { series } = this.stage;
        const waiting = series.table.size === 0 && this.#charts.size > 0;
        if (waiting || (series.revision === this.#revision && series.version < this.#reviewAt)) {
            return;
        }
        this.#revision = series.revision;
        this.#reviewAt = series.version === 0 ? 1 : series.version + REVIEW;
        const specs = chartSpecs(series, this.pinned);
        for (const [id, { chart }] of this.#charts) {
            if (!specs.some((spec) => spec.id === id)) {
                this.#remove(id, chart);
            }
        }
        specs.forEach((spec, place) => {
            const old = this.#charts.get(spec.id);
            if (old?.signature !== signature(spec)) {
                this.#replace(old?.chart, new Chart(spec, this.stage), place);
            }
        });
    }

    /** Metrics were pinned or let go. */
    repin() {
        this.#revision = -1;
    }

    /** Marks alerts from the next drawing on. @param {AlertEvent[]} open */
    mark(open) {
        const ids = new Set(open.map(({ id }) => id));
        this.stage.alerts = [...open, ...this.stage.outlook.past.filter(({ id }) => !ids.has(id))];
    }

    /** @param {Span} span @param {number} intervalMs @param {boolean} [ticking] only time went on: buckets of the past are drawn when they have moved */
    draw(span, intervalMs, ticking = false) {
        const now = this.stage.now();
        this.#redraw = () => this.draw(span, intervalMs);
        if (fits(this.stage.series.table, span, now, intervalMs)) {
            this.stage.past.rest();
            this.window.select(this.stage.series.table, span, intervalMs, now);
        } else {
            const { min, max } = boundsOf(span, now);
            const step = stepOf(max - min, this.#room() / PIXELS_PER_POINT, intervalMs);
            if (ticking && now >= this.#drawnUntil && now - this.#drawnUntil < Math.min(10_000, step / 2)) {
                return;
            }
            this.#drawnUntil = now;
            this.window.selectGrid(span, step, now);
        }
        this.stage.outlook.show(this.window.min, this.window.max);
        this.#charts.forEach(({ chart }) => chart.draw());
    }

    /** Draws the same once more. */
    again() {
        this.#redraw();
    }

    resize() {
        this.#charts.forEach(({ chart }) => chart.resize());
    }

    destroy() {
        this.#redraw = () => {};
        this.#seen.disconnect();
        this.stage.theme.forget(this.#recolour);
        this.#charts.forEach(({ chart }) => chart.destroy());
        this.stage.past.destroy();
    }

    #room() {
        const plot = this.node.querySelector('.plot');
        return Math.max(240, (plot?.clientWidth ?? 700) - 80);
    }

    /** @param {Chart | undefined} old @param {Chart} chart @param {number} place */
    #replace(old, chart, place) {
        if (old !== undefined) {
            this.#remove(chart.spec.id, old);
        }
        this.#charts.set(chart.spec.id, { chart, signature: signature(chart.spec) });
        this.node.insertBefore(chart.node, this.node.children[place] ?? null);
        this.#seen.observe(chart.node);
    }

    /** @param {string} id @param {Chart} chart */
    #remove(id, chart) {
        this.#seen.unobserve(chart.node);
        chart.destroy();
        chart.node.remove();
        this.#charts.delete(id);
    }

    /** @param {IntersectionObserverEntry[]} entries */
    #appeared(entries) {
        for (const { target, isIntersecting } of entries) {
            const found = [...this.#charts.values()].find(({ chart }) => chart.node === target);
            if (found !== undefined) {
                found.chart.visible = isIntersecting;
                found.chart.resize();
            }
        }
        this.#redraw();
    }
}

/**
 * Charts whose cursors move together all report the same selection; the first report counts, after all have made theirs.
 * @param {(min: number, max: number) => void} onZoom
 * @returns {(min: number, max: number) => void}
 */
function once(onZoom) {
    let reported = false;
    return (min, max) => {
        if (!reported) {
            reported = true;
            queueMicrotask(() => {
                reported = false;
                onZoom(min, max);
            });
        }
    };
}
