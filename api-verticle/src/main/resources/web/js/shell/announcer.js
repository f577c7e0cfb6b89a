/** @import { AlertEvent } from '../model/protocol.js' */
/** @import { Condition } from '../live/condition.js' */
import { byId } from '../dom.js';

const GAP_MS = 3000;

/** Speaks to screen readers, about alerts and the connection only, and not more than one thing every few seconds. */
export class Announcer {
    #node = byId('announcements');
    /** @type {string[]} */
    #waiting = [];
    #speaking = false;
    /** @type {Condition['level']} */
    #level = 'off';

    /** @param {AlertEvent} event */
    alert(event) {
        if (event.state === 'FIRING') {
            this.#say(`${event.severity.toLowerCase()} alert: ${event.summary}`);
        } else if (event.state === 'RESOLVED') {
            this.#say(`resolved: ${event.summary}`);
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
