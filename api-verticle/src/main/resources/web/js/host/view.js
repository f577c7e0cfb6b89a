/** @import { App } from '../app.js' */
/** @import { Change } from '../model/live-model.js' */
/** @import { Span } from './span.js' */
import { el, setText } from '../dom.js';
import { staleAfter } from '../live/condition.js';
import { HostSeries } from '../model/host-series.js';
import { Charts } from './charts.js';
import { HostHeading } from './heading.js';
import { HOST_METRICS } from './metrics.js';
import { Outlook } from './outlook.js';
import { Panels } from './panels.js';
import { boundsOf, panned, readSpan, spanBetween, SPANS, writeSpan, zoomed } from './span.js';
import { TimeControls } from './time-controls.js';
import { actionOf, Journey } from './journey.js';
import { Travel } from './travel.js';
import { TravelBar } from './travel-bar.js';

/** Seconds of the past that are asked for with the live feed; what is older comes from the server's history. */
const HISTORY = 900;

/** Everything about one host, live or at any moment of the past. */
export class HostView {
    /** @type {Span} */
    span;
    /** @type {Span} */
    liveSpan = { kind: 'live', ms: 300_000 };
    #revision = -1;
    #receivedAt = NaN;
    notedAt = 0;
    #listeners = new AbortController();
    travel = new Travel();
    journey = new Journey(this, this.travel);
    /** What was subscribed; kept up to date, so that a new connection goes on where this one was. */
    subscription = { hosts: [''], metrics: HOST_METRICS, history: HISTORY };

    /** @param {App} app @param {string} host @param {URLSearchParams} choices */
    constructor(app, host, choices) {
        this.app = app;
        this.host = host;
        this.choices = choices;
        this.title = host;
        this.span = readSpan(choices);
        this.series = new HostSeries(host);
        this.outlook = new Outlook(host, () => app.scheduler.mark('layout'));
        this.controls = new TimeControls({ onSpan: (span) => this.show(span, true), onPan: (share) => this.panBy(share, true), onPause: () => this.pause(), onTravel: () => this.journey.travelTo(NaN) });
        this.bar = new TravelBar(this.travel, { go: (at) => this.journey.travelTo(at), pace: (speed) => this.journey.pace(speed), step: (samples) => this.journey.step(samples), live: () => this.journey.toLive(), charts: (at) => this.journey.leaveFor(at) });
        this.heading = new HostHeading(app, host, this.controls.node);
        this.charts = new Charts({
            theme: app.theme, series: this.series, outlook: this.outlook, now: () => this.now(),
            steer: {
                zoom: (min, max) => this.show(spanBetween(min, max, this.now()), true),
                scale: (factor, at) => this.show(zoomed(this.span, factor, at, this.now()), false),
                pan: (ms) => this.show(panned(this.span, ms, this.now()), false),
                reset: () => this.show(this.liveSpan, true),
            },
        });
        this.panels = new Panels(this.series, this.charts.pinned, { onPins: () => this.#repinned(), onAll: () => this.watch() });
        this.missing = el('p', { class: 'empty', hidden: true });
        this.refusal = el('p', { class: 'refusal', role: 'alert', hidden: true });
        this.body = el('div', { class: 'host-body' }, this.panels.tiles.node, this.charts.node, this.panels.node);
        this.node = el('section', { class: 'view host-view' }, this.heading.node, this.refusal, this.bar.node, this.missing, this.body);
    }

    mount() {
        window.addEventListener('resize', () => this.charts.resize(), { signal: this.#listeners.signal });
        this.outlook.start();
        this.#take(this.choices);
        this.watch();
    }

    destroy() {
        this.#listeners.abort();
        this.heading.destroy();
        this.charts.destroy();
        this.outlook.destroy();
        this.app.unwatch('host');
    }

    /** The address changed, but not the host. @param {URLSearchParams} choices */
    reroute(choices) {
        const before = this.travel.active ? this.travel.t : NaN;
        this.#take(choices);
        if (this.travel.active || !Number.isNaN(before)) {
            this.series.clear();
            this.watch();
        }
    }

    /** What data this view lives on, for the word on its freshness. */
    get subject() {
        return { text: this.host, intervalMs: this.travel.active ? Infinity : (this.info?.intervalMs ?? 10_000) };
    }

    /** What tells a gap in the charts: the interval that the collector is set to, which is longer while somebody watches closely. */
    get #usualInterval() {
        return this.info?.usualIntervalMs ?? this.info?.intervalMs ?? 10_000;
    }

    get info() {
        return this.app.model.hosts.get(this.host);
    }

    /** The end of what there is to show. */
    now() {
        return this.travel.active ? this.travel.t : this.series.table.size > 0 ? this.series.table.lastTime : this.app.serverNow();
    }

    /** @param {Set<Change>} changes */
    draw(changes) {
        this.app.scheduler.gap = 100;
        const info = this.info;
        this.#explainMissing();
        if (info === undefined) {
            return;
        }
        const away = this.travel.active;
        const stale = !this.app.isLive || (!away && (info.status === 'DOWN' || !(performance.now() - this.#receivedAt < staleAfter(this.subject.intervalMs))));
        this.body.classList.toggle('stale', stale);
        this.node.classList.toggle('travelling', away);
        this.heading.update(info, Math.max(Date.parse(info.lastSeen) || 0, away ? 0 : this.series.table.lastTime || 0), this.app.serverNow(), this.series.skipped);
        const alerts = this.app.model.alerts.ofHost(this.host);
        this.heading.showAlerts(alerts);
        this.bar.update(this.app.serverNow());
        this.refusal.hidden = this.travel.refusal === '';
        setText(this.refusal, this.travel.refusal);
        this.charts.mark(alerts);
        this.#drawData(changes);
    }

    /** @param {Set<Change>} changes */
    #drawData(changes) {
        const rebuilt = this.#revision !== this.series.revision;
        if (rebuilt) {
            this.#revision = this.series.revision;
            this.panels.build();
        }
        if (rebuilt || changes.has('data') || changes.has('layout')) {
            this.panels.update((metric, labels) => this.outlook.sentence(metric, labels, this.app.serverNow()));
            this.charts.update();
            this.charts.draw(this.span, this.#usualInterval, !rebuilt && !changes.has('layout'));
        }
    }

    /** @param {KeyboardEvent} event @returns {boolean} whether it was for this view */
    key(event) {
        const run = actionOf(this, event.key);
        run?.();
        return run !== undefined;
    }

    /** Esc goes back to live, and then to where one came from. */
    escape() {
        if (this.travel.active) {
            this.journey.toLive();
        } else if (this.span.kind === 'still') {
            this.show(this.liveSpan, true);
        } else {
            this.app.go({ view: 'fleet' });
        }
        return true;
    }

    /** Takes on what an address says. @param {URLSearchParams} choices */
    #take(choices) {
        this.choices = choices;
        const at = Travel.read(choices);
        this.travel.stop();
        if (!Number.isNaN(at)) {
            this.travel.go(at);
        }
        this.show(readSpan(choices), null);
    }

    /** Shows a span. @param {Span} span @param {boolean | null} step whether it is a step to which one can go back; null when the address says it already */
    show(span, step) {
        this.span = span;
        this.liveSpan = span.kind === 'live' && SPANS.some(({ ms }) => ms === span.ms) ? span : this.liveSpan;
        writeSpan(span, this.choices);
        if (step !== null) {
            this.note(step);
        }
        this.charts.draw(span, this.#usualInterval);
        this.showControls();
    }

    /** Writes into the address what is on show. @param {boolean} step */
    note(step) {
        const route = /** @type {const} */ ({ view: 'host', host: this.host, choices: this.choices });
        this.choices.delete('at');
        if (this.travel.active) {
            this.choices.set('at', String(Math.round(this.travel.t)));
        }
        this.notedAt = performance.now();
        step ? this.app.pushRoute(route) : this.app.replaceRoute(route);
    }

    showControls() {
        this.controls.show(this.span, boundsOf(this.span, this.now()), this.travel.active);
    }

    /** @param {number} share of what is shown @param {boolean} step */
    panBy(share, step) {
        const { min, max } = boundsOf(this.span, this.now());
        this.show(panned(this.span, (max - min) * share, this.now()), step);
    }

    pause() {
        const { min, max } = this.charts.window;
        this.show(this.span.kind === 'still' ? this.liveSpan : { kind: 'still', min, max: max - 1 }, true);
    }

    #repinned() {
        this.charts.repin();
        this.watch();
        this.app.scheduler.mark('layout');
    }

    /** Asks for what is shown, where in time it is shown. */
    watch() {
        const pins = [...this.charts.pinned].map((name) => name.split(':')[0] ?? name);
        const metrics = this.panels.all ? ['*'] : [...new Set([...HOST_METRICS, ...pins])];
        this.subscription = { hosts: [this.host], metrics, history: HISTORY, ...this.travel.place };
        const { series } = this;
        this.app.watch('host', this.subscription, {
            dict: series.dict.bind(series), history: series.history.bind(series), data: this.#data.bind(this),
            position: (position) => this.journey.moved(position),
            refused: (detail) => this.journey.refused(detail),
        });
    }

    /** @param {number} number @param {number} time @param {(number | null)[]} values @param {number} skipped */
    #data(number, time, values, skipped) {
        this.#receivedAt = performance.now();
        this.series.data(number, time, values, this.travel.active ? 0 : skipped);
    }

    #explainMissing() {
        const unknown = this.info === undefined;
        this.missing.hidden = !unknown;
        this.body.hidden = unknown || this.series.columns.names.length === 0;
        setText(this.missing, `No host called ${this.host} is known to the server. Esc leads back to all hosts.`);
    }
}
