/** @import { AlertEvent } from '../model/protocol.js' */
/** @import { Condition } from '../live/condition.js' */
import { byId } from '../dom.js';

const GAP_MS = 3000;
const MOST_TOLD = 1000;

/** Speaks to screen readers, about alerts and the connection only, and not more than one thing every few seconds. */
export class Announcer {
    #node = byId('announcements');
    /** @type {string[]} */
    #waiting = [];
    #speaking = false;
    /** Alerts that were told of and are not over. @type {Set<string>} */
    #told = new Set();
    /** @type {Condition['level']} */
    #level = 'off';

    /** A critical alert is told once when it fires, and once when it is over. @param {AlertEvent} event @param {boolean} silenced */
    alert(event, silenced) {
        if (event.state === 'RESOLVED') {
            if (this.#told.delete(event.id)) {
                this.#say(`resolved: ${event.summary}`);
            }
        } else if (event.state === 'FIRING' && event.severity === 'CRITICAL' && event.quiet !== true && !silenced && !this.#told.has(event.id)) {
            this.#told.add(event.id);
            if (this.#told.size > MOST_TOLD) {
                this.#told.delete(String(this.#told.values().next().value));
            }
            this.#say(`critical alert: ${event.summary}`);
        }
    }

    /** @param {Condition} condition */
    condition({ level }) {
        if (level === this.#level || level === 'connecting') {
            return;
        }
        const words = { live: 'connection is live', reconnecting: 'connection lost, reconnecting', stale: 'values are stale', refused: 'key refused', off: 'not connected' };
        if (this.#level !== 'off') {
            this.#say(words[level]);
        }
        this.#level = level;
    }

    /** @param {string} text */
    #say(text) {
        this.#waiting.push(text);
        if (this.#waiting.length > 3) {
            this.#waiting = [`${this.#waiting.length} alerts changed`];
        }
        if (!this.#speaking) {
            this.#next();
        }
    }

    #next() {
        const text = this.#waiting.shift();
        this.#speaking = text !== undefined;
        if (text !== undefined) {
            this.#node.textContent = text;
            setTimeout(() => this.#next(), GAP_MS);
        }
    }
}
