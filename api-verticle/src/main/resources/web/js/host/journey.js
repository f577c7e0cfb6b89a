/** @import { Position, Travel } from './travel.js' */
/** @import { HostView } from './view.js' */
import { boundsOf, SPANS, zoomed } from './span.js';

/** How far back time travel begins unless something else is on show. */
const BACK_MS = 300_000;
/** How often the address follows a position that moves. */
const NOTE_MS = 10_000;

/** Takes a host's view through time: says to the server where to be, and to the view what is on show. */
export class Journey {
    /** @param {HostView} view @param {Travel} travel */
    constructor(view, travel) {
        this.view = view;
        this.travel = travel;
    }

    /** @param {number} at NaN for some minutes before what is on show */
    travelTo(at) {
        const from = Number.isNaN(at) ? (this.view.span.kind === 'still' ? this.view.span.min : this.view.app.serverNow() - BACK_MS) : Math.min(at, this.view.app.serverNow() - 1000);
        const message = this.travel.go(from);
        this.view.series.clear();
        if (message === null) {
            this.view.show(this.view.liveSpan, true);
            this.view.watch();
        } else {
            Object.assign(this.view.subscription, this.travel.place);
            this.view.app.tell({ ...message, id: 'host' });
            this.view.note(false);
        }
        this.view.app.scheduler.mark('layout');
    }

    /** @param {number} speed */
    pace(speed) {
        this.view.app.tell({ ...this.travel.pace(speed), id: 'host' });
        Object.assign(this.view.subscription, this.travel.place);
        this.view.note(false);
        this.view.app.scheduler.mark('layout');
    }

    /** @param {number} samples */
    step(samples) {
        this.pace(0);
        this.travelTo(this.travel.t + samples * (this.view.info?.usualIntervalMs ?? 10_000));
    }

    toLive() {
        this.travel.stop();
        this.view.series.clear();
        this.view.watch();
        this.view.show(this.view.liveSpan, true);
        this.view.app.scheduler.mark('layout');
    }

    /** The live feed does not reach back so far; the charts do. @param {number} at */
    leaveFor(at) {
        this.toLive();
        this.view.show({ kind: 'still', min: at - BACK_MS, max: at + BACK_MS }, true);
    }

    /** @param {Position} position */
    moved(position) {
        const came = this.travel.at(position);
        if (came === 'cleared') {
            this.view.series.clear();
        }
        if (came === 'arrived') {
            delete (/** @type {{from?: number, speed?: number}} */ (this.view.subscription)).from;
            this.view.note(false);
            this.view.showControls();
        } else if (this.travel.active) {
            Object.assign(this.view.subscription, this.travel.place);
            if (performance.now() - this.view.notedAt > NOTE_MS) {
                this.view.note(false);
            }
        }
        this.view.app.scheduler.mark(came === 'moved' ? 'clock' : 'layout');
    }

    /** @param {string} detail */
    refused(detail) {
        this.toLive();
        this.travel.refused(detail);
    }
}

/** What a key does in the host view: p stands still, t travels, + − ← → 0 move the time, 1 to 7 choose the span. @param {HostView} view @param {string} key @returns {(() => void) | undefined} */
export function actionOf(view, key) {
    const { travel, journey } = view;
    const scale = (/** @type {number} */ factor) => {
        const now = view.now();
        const { min, max } = boundsOf(view.span, now);
        view.show(zoomed(view.span, factor, max >= now ? now : (min + max) / 2, now), false);
    };
    /** @type {Record<string, () => void>} */
    const actions = {
        p: () => (travel.active ? journey.pace(travel.playing ? 0 : travel.speed) : view.pause()),
        t: () => (travel.active ? journey.toLive() : journey.travelTo(NaN)),
        '/': () => view.app.go({ view: 'fleet', choices: new URLSearchParams({ focus: 'search' }) }),
        '+': () => scale(0.5),
        '=': () => scale(0.5),
        '-': () => scale(2),
        '−': () => scale(2),
        0: () => view.show(view.liveSpan, true),
        ArrowLeft: () => view.panBy(-0.25, false),
        ArrowRight: () => view.panBy(0.25, false),
    };
    const span = SPANS[Number(key) - 1];
    return span === undefined ? actions[key] : () => view.show({ kind: 'live', ms: span.ms }, true);
}
