/** @import { Frame } from '../model/protocol.js' */
import { format } from '../format.js';

/** What a person is told after the connection was lost: for how long, and what of that time is there now. */
export class Comeback {
    #lostAt = NaN;
    #away = NaN;
    #missing = 0;
    #unknown = false;

    /** The connection is gone. @param {number} now monotonic milliseconds */
    lost(now) {
        this.#lostAt = Number.isNaN(this.#lostAt) ? now : this.#lostAt;
    }

    /** It holds again. @param {number} now @returns {string} a sentence, empty when nothing was lost */
    back(now) {
        this.#away = now - this.#lostAt;
        this.#lostAt = NaN;
        this.#missing = 0;
        this.#unknown = false;
        return Number.isNaN(this.#away) ? '' : `Live again after ${format.span(this.#away)}.`;
    }

    /** Nothing that was lost is to be made up for. */
    forget() {
        this.#lostAt = this.#away = NaN;
    }

    /** What the server says of the time without a connection. @param {Frame | {type: 'gap', samples: number | null} | {type: 'resumed', rows: number, skipped: number}} frame @returns {string} empty while there is more to come */
    told(frame) {
        if (frame.type === 'gap') {
            this.#missing += frame.samples ?? 0;
            this.#unknown ||= frame.samples === null;
        }
        if (frame.type !== 'resumed' || Number.isNaN(this.#away)) {
            return '';
        }
        const missing = Math.max(this.#missing, frame.skipped);
        const rest = this.#unknown ? '; some are not available' : missing > 0 ? `; ${count(missing)} not available` : '';
        return `Caught up after ${format.span(this.#away)}: ${count(frame.rows)} filled in${rest}.`;
    }
}

/** @param {number} samples */
function count(samples) {
    return samples === 1 ? '1 sample' : `${samples} samples`;
}
