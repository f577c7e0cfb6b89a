/** @import { App } from '../app.js' */
/** @import { Change } from '../model/live-model.js' */
/** @import { Span } from './time-window.js' */
import { el, setText } from '../dom.js';
import { staleAfter } from '../live/condition.js';
import { HostSeries } from '../model/host-series.js';
import { Charts } from './charts.js';
import { DEVICE_TABLES, DeviceTable } from './device-table.js';
import { HostHeading } from './heading.js';
import { HOST_METRICS } from './metrics.js';
import { Tiles } from './tiles.js';
import { SPANS } from './time-window.js';

/** Seconds of the past that are asked for: what the longest fixed span shows, or all that the server keeps. */
const HISTORY = { usual: 900, all: 3600 };

/** Everything about one host, live. */
export class HostView {
    /** @type {Span} */
    #span = { kind: 'live', ms: 300_000 };
    #spanName = '5m';
    #revision = -1;
    #receivedAt = NaN;
    #listeners = new AbortController();

    /** @param {App} app @param {string} host @param {URLSearchParams} choices */
    constructor(app, host, choices) {
        this.app = app;
        this.host = host;
        this.choices = choices;
        this.title = host;
        this.series = new HostSeries(host);
        this.heading = new HostHeading(app, host, { onSpan: (name) => this.#choose(name), onPause: () => this.#pause() });
        this.tiles = new Tiles();
        this.charts = new Charts(app.theme, this.series.table, (min, max) => this.#zoom(min, max));
        this.tables = DEVICE_TABLES.map((kind) => new DeviceTable(kind));
        this.missing = el('p', { class: 'empty', hidden: true });
        this.body = el('div', { class: 'host-body' }, this.tiles.node, this.charts.node, el('div', { class: 'device-tables' }, ...this.tables.map(({ node }) => node)));
        this.node = el('section', { class: 'view host-view' }, this.heading.node, this.missing, this.body);
    }

    mount() {
        window.addEventListener('resize', () => this.charts.resize(), { signal: this.#listeners.signal });
        this.#choose(this.choices.get('range') ?? '5m');
    }

    destroy() {
        this.#listeners.abort();
        this.heading.destroy();
        this.charts.destroy();
        this.app.unwatch('host');
    }

    /** What data this view lives on, for the word on its freshness. */
    get subject() {
        return { text: this.host, intervalMs: this.#info?.intervalMs ?? 10_000 };
    }

    /**
     * What tells a gap in the charts: the interval that the collector is set to. While somebody watches it may be shorter,
     * and the samples from before are no gaps.
     */
    get #usualInterval() {
        return this.#info?.usualIntervalMs ?? this.subject.intervalMs;
    }

    /** @param {Set<Change>} changes */
    draw(changes) {
        this.app.scheduler.gap = 100;
        const info = this.#info;
        this.#explainMissing();
        if (info === undefined) {
            return;
        }
        const { model } = this.app;
        const stale = !this.app.isLive || info.status === 'DOWN' || !(performance.now() - this.#receivedAt < staleAfter(this.subject.intervalMs));
        this.body.classList.toggle('stale', stale);
        this.heading.update(info, Math.max(Date.parse(info.lastSeen) || 0, this.series.table.lastTime || 0), this.app.serverNow(), this.series.skipped);
        const alerts = model.alerts.ofHost(this.host);
        this.heading.showAlerts(alerts);
        this.charts.mark(alerts);
        this.#drawData(changes);
    }

    /** @param {Set<Change>} changes */
    #drawData(changes) {
        const rebuilt = this.#revision !== this.series.revision;
        if (rebuilt) {
            this.#revision = this.series.revision;
            this.tables.forEach((table) => table.build(this.series));
        }
        if (rebuilt || changes.has('data')) {
            this.tiles.update(this.series);
            this.tables.forEach((table) => table.update(this.series));
            this.charts.update(this.series);
            this.charts.draw(this.#span, this.#usualInterval);
        }
    }

    /** Keys: p stands still and goes on, 1 to 3 choose the span. @param {KeyboardEvent} event @returns {boolean} whether it was for this view */
    key(event) {
        const span = SPANS[Number(event.key) - 1];
        if (event.key === 'p') {
            this.#pause();
        } else if (event.key === '/') {
            this.app.go({ view: 'fleet', choices: new URLSearchParams({ focus: 'search' }) });
        } else if (span !== undefined) {
            this.#choose(span.name);
        } else {
            return false;
        }
        return true;
    }

    /** Esc goes back to live, and then to the fleet. */
    escape() {
        if (this.#span.kind === 'still') {
            this.#choose(this.#spanName);
        } else {
            this.app.go({ view: 'fleet' });
        }
        return true;
    }

    get #info() {
        return this.app.model.hosts.get(this.host);
    }

    /** @param {string} name */
    #choose(name) {
        const { name: known, ms } = SPANS.find((span) => span.name === name) ?? { name: '5m', ms: 300_000 };
        this.#spanName = known;
        this.choices.set('range', known);
        this.app.replaceRoute({ view: 'host', host: this.host, choices: known === '5m' ? new URLSearchParams() : this.choices });
        this.#setSpan({ kind: 'live', ms });
        this.#watch(known === 'all' ? HISTORY.all : HISTORY.usual);
    }

    #history = 0;

    /** @param {number} history seconds */
    #watch(history) {
        if (history > this.#history) {
            this.#history = history;
            const received = { dict: this.series.dict.bind(this.series), history: this.series.history.bind(this.series), data: this.#data.bind(this) };
            this.app.watch('host', { hosts: [this.host], metrics: HOST_METRICS, history }, received);
        }
    }

    /** @param {number} number @param {number} time @param {(number | null)[]} values @param {number} skipped */
    #data(number, time, values, skipped) {
        this.#receivedAt = performance.now();
        this.series.data(number, time, values, skipped);
    }

    #pause() {
        if (this.#span.kind === 'still') {
            this.#choose(this.#spanName);
        } else {
            const { min, max } = this.charts.window;
            this.#setSpan({ kind: 'still', min, max });
        }
    }

    /** @param {number} min @param {number} max */
    #zoom(min, max) {
        this.#setSpan({ kind: 'still', min, max });
    }

    /** @param {Span} span */
    #setSpan(span) {
        this.#span = span;
        this.heading.showSpan(span, this.#spanName);
        this.charts.draw(span, this.#usualInterval);
    }

    #explainMissing() {
        const unknown = this.#info === undefined;
        this.missing.hidden = !unknown;
        this.body.hidden = unknown || this.series.columns.names.length === 0;
        setText(this.missing, `No host called ${this.host} is known to the server. Esc leads back to all hosts.`);
    }
}
