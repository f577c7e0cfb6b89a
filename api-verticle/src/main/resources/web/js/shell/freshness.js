/** @import { Connection } from '../live/connection.js' */
/** @import { Frame } from '../model/protocol.js' */
/** @import { Announcer } from './announcer.js' */
import { Comeback } from '../live/comeback.js';
import { conditionOf } from '../live/condition.js';
import { Banner } from './banner.js';

/** How fresh what the page shows is: since when data is awaited, when it came, and what is said of it. */
export class Freshness {
    #dataAt = NaN;
    #expectedSince = NaN;
    #comeback = new Comeback();

    /** @param {Connection} connection @param {Announcer} announcer */
    constructor(connection, announcer) {
        this.connection = connection;
        this.announcer = announcer;
        this.banner = new Banner(() => connection.retryNow());
    }

    /** Data of something else is wanted from now on. */
    asked() {
        this.#dataAt = NaN;
        this.expect();
    }

    /** From now on data is to come. */
    expect() {
        this.#expectedSince = performance.now();
    }

    /** No data is wanted. */
    unasked() {
        this.#expectedSince = NaN;
    }

    /** @param {Frame} frame */
    heard(frame) {
        if (frame.type === 'data') {
            this.#dataAt = performance.now();
        }
        this.banner.note(this.#comeback.told(frame));
    }

    /** The connection's phase changed. */
    phase() {
        const { phase } = this.connection;
        if (phase === 'live') {
            this.expect();
            this.banner.note(this.#comeback.back(performance.now()));
        } else if (phase === 'waiting') {
            this.#comeback.lost(performance.now());
        } else if (phase !== 'connecting') {
            this.#comeback.forget();
        }
    }

    /** @param {{text: string, intervalMs: number} | null | undefined} subject what data the view lives on */
    judge(subject) {
        const { phase, problem, retryAt } = this.connection;
        const condition = conditionOf({
            phase, problem, retryAt, dataAt: this.#dataAt, dataExpectedSince: this.#expectedSince,
            intervalMs: subject?.intervalMs ?? Infinity, subject: subject?.text ?? '', now: performance.now(), wallNow: Date.now(),
        });
        this.banner.show(condition);
        this.announcer.condition(condition);
    }
}
