/** @import { HostSeries } from '../model/host-series.js' */
/** @import { AlertEvent, Labels } from '../model/protocol.js' */
/** @import { ChartSpec } from './specs.js' */
import { ApiError, ask } from '../api.js';
import { format } from '../format.js';
import { columnKey } from '../model/columns.js';

const EVERY_MS = 60_000;
const SETTLE_MS = 400;
const DAY = 86_400_000;
/** Spans from this on show where a metric is heading. */
const TREND_FROM_MS = 6 * 3_600_000;
const MOST_MARKS = 200;

/**
 * @typedef {{metric: string, labels: Labels, at: number, expected: number, spread: number, measured: number | null, unit: string}} Expectation
 * @typedef {{metric: string, labels: Labels, at: number, now: number, perDay: number, limit: number, reaches: number | null, unit: string}} Forecast
 */

/** What is expected of a host now, where it is heading, and the alerts that it had: asked for once a minute. A server without these has none. */
export class Outlook {
    /** @type {Map<string, Expectation>} */
    #expected = new Map();
    /** @type {Map<string, Forecast>} */
    #forecasts = new Map();
    /** Alerts of the window on show. @type {AlertEvent[]} */
    past = [];
    #timer = 0;
    #settle = 0;
    #window = '';
    #gone = false;
    /** Features that the server does not have. @type {Set<string>} */
    #absent = new Set();

    /** @param {string} host @param {() => void} onChange */
    constructor(host, onChange) {
        this.host = host;
        this.onChange = onChange;
    }

    start() {
        void this.#poll();
        this.#timer = window.setInterval(() => document.hidden || void this.#poll(), EVERY_MS);
    }

    destroy() {
        this.#gone = true;
        clearInterval(this.#timer);
        clearTimeout(this.#settle);
    }

    /** @param {Expectation[]} anomalies @param {Forecast[]} forecasts */
    take(anomalies, forecasts) {
        this.#expected = new Map(anomalies.map((one) => [columnKey([one.metric, one.labels ?? {}]), one]));
        this.#forecasts = new Map(forecasts.map((one) => [columnKey([one.metric, one.labels ?? {}]), one]));
    }

    /** Alerts are wanted that were open in this span. @param {number} min @param {number} max */
    show(min, max) {
        const coarse = Math.max(EVERY_MS, (max - min) / 20);
        const [start, end] = [Math.floor(min / coarse) * coarse, Math.ceil(max / coarse) * coarse];
        const asked = `${start}-${end}`;
        if (asked !== this.#window) {
            this.#window = asked;
            clearTimeout(this.#settle);
            this.#settle = window.setTimeout(() => void this.#fetchPast(start, end, asked), SETTLE_MS);
        }
    }

    /** The span in which the values of a chart are expected to be now. @param {ChartSpec} spec @param {HostSeries} series @returns {{low: number, high: number} | null} */
    expected(spec, series) {
        const { key, scale } = subject(spec, series);
        const found = this.#expected.get(key);
        return found === undefined ? null : { low: (found.expected - found.spread) * scale, high: (found.expected + found.spread) * scale };
    }

    /** Lines from now to where limits will be reached. @param {ChartSpec} spec @param {HostSeries} series @param {{min: number, max: number}} window @returns {{from: [number, number], to: [number, number]}[]} */
    trends(spec, series, { min, max }) {
        if (max - min < TREND_FROM_MS) {
            return [];
        }
        const { key, scale } = subject(spec, series);
        const keys = new Set([key, ...spec.lines.flatMap(({ columns }) => (columns.length === 1 ? [series.columns.keys[columns[0] ?? -1] ?? ''] : []))]);
        return [...keys].flatMap((each) => {
            const one = this.#forecasts.get(each);
            const by = each === key ? scale : 1;
            const value = (/** @type {number} */ time) => one === undefined ? NaN : (one.now + (one.perDay * (time - one.at)) / DAY) * by;
            const end = Math.min(max + DAY, one?.reaches ?? Infinity);
            return one === undefined ? [] : [{ from: /** @type {[number, number]} */ ([min, value(min)]), to: /** @type {[number, number]} */ ([end, value(end)]) }];
        });
    }

    /** When a metric reaches its limit, in words; empty when it is not known to. @param {string} metric @param {Labels} labels @param {number} now */
    sentence(metric, labels, now) {
        const one = this.#forecasts.get(columnKey([metric, labels]));
        return one?.reaches == null ? '' : reachText(one.reaches - now, one.limit, one.unit);
    }

    async #poll() {
        const query = `?host=${encodeURIComponent(this.host)}`;
        const [{ anomalies = [] }, { forecasts = [] }] = await Promise.all([this.#quietly(`/anomalies${query}`), this.#quietly(`/forecasts${query}`)]);
        if (!this.#gone) {
            this.take(anomalies, forecasts);
            this.onChange();
        }
    }

    /** @param {number} start @param {number} end @param {string} asked */
    async #fetchPast(start, end, asked) {
        const { alerts } = await this.#quietly(`/alerts/history?host=${encodeURIComponent(this.host)}&start=${Math.floor(start)}&end=${Math.ceil(end)}&limit=${MOST_MARKS}`);
        if (!this.#gone && asked === this.#window && alerts !== undefined) {
            this.past = alerts;
            this.onChange();
        }
    }

    /** @param {string} path @returns {Promise<any>} */
    async #quietly(path) {
        const [feature = ''] = path.split('?');
        if (this.#absent.has(feature)) {
            return {};
        }
        try {
            return await ask(path);
        } catch (error) {
            if (error instanceof ApiError && error.status === 404) {
                this.#absent.add(feature);
            }
            return {};
        }
    }
}

/** The metric that stands for a whole chart, and what its values are multiplied by there. @param {ChartSpec} spec @param {HostSeries} series */
function subject({ id, lines }, series) {
    if (id === 'cpu') {
        return { key: 'cpu_usage_percent', scale: 1 };
    }
    if (id === 'memory') {
        return { key: 'memory_usage_percent', scale: series.value('memory_total') / 100 };
    }
    const columns = lines[0]?.columns ?? [];
    return { key: series.columns.keys[columns.length === 1 ? (columns[0] ?? -1) : -1] ?? '', scale: lines[0]?.sign ?? 1 };
}

/** @param {number} ms from now @param {number} limit @param {string} unit */
export function reachText(ms, limit, unit) {
    const percent = unit === 'percent' || unit === '%';
    const what = percent && limit >= 99.5 ? 'full' : `reaches ${percent ? format.percent(limit) : format.plain(limit)}`;
    return ms <= 0 ? `${what} now` : `${what} in about ${ms < DAY ? format.span(ms) : `${Math.round(ms / DAY)}\u00a0${ms < 1.5 * DAY ? 'day' : 'days'}`}`;
}
