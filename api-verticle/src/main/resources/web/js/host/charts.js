/** @import { AlertEvent } from '../model/protocol.js' */
/** @import { HostSeries } from '../model/host-series.js' */
/** @import { TimeTable } from '../model/time-table.js' */
/** @import { Theme } from '../theme.js' */
/** @import { Span } from './time-window.js' */
import { el } from '../dom.js';
import { Chart } from './chart.js';
import { chartSpecs, signature } from './specs.js';
import { TimeWindow } from './time-window.js';

/** Samples after which the choice of the busiest devices is looked at again. */
const REVIEW = 60;

/** The charts of a host: made when its columns are known, made anew when they change, drawn only while on screen. */
export class Charts {
    window = new TimeWindow();
    /** @type {Map<string, {chart: Chart, signature: string}>} */
    #charts = new Map();
    #revision = -1;
    #reviewAt = 0;
    /** @type {() => void} */
    #redraw = () => {};

    /** @param {Theme} theme @param {TimeTable} table @param {(min: number, max: number) => void} onZoom */
    constructor(theme, table, onZoom) {
        this.stage = { theme, table, window: this.window, onZoom: once(onZoom), alerts: /** @type {AlertEvent[]} */ ([]) };
        this.node = el('div', { class: 'charts' });
        this.#seen = new IntersectionObserver((entries) => this.#appeared(entries), { rootMargin: '200px' });
        this.#recolour = () => this.#charts.forEach(({ chart }) => chart.recolour());
        theme.onChange(this.#recolour);
    }

    #seen;
    #recolour;

    /** Makes, keeps and removes charts so that they fit the host's columns. @param {HostSeries} series */
    update(series) {
        if (series.revision === this.#revision && series.version < this.#reviewAt) {
            return;
        }
        this.#revision = series.revision;
        this.#reviewAt = series.version === 0 ? 1 : series.version + REVIEW;
        const specs = chartSpecs(series);
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

    /** Marks alerts from the next drawing on. @param {AlertEvent[]} alerts */
    mark(alerts) {
        this.stage.alerts = alerts;
    }

    /** @param {Span} span @param {number} intervalMs */
    draw(span, intervalMs) {
        this.window.select(this.stage.table, span, intervalMs);
        this.#redraw = () => this.draw(span, intervalMs);
        this.#charts.forEach(({ chart }) => chart.draw());
    }

    resize() {
        this.#charts.forEach(({ chart }) => chart.resize());
    }

    destroy() {
        this.#seen.disconnect();
        this.stage.theme.forget(this.#recolour);
        this.#charts.forEach(({ chart }) => chart.destroy());
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
