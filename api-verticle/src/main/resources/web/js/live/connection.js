/** @import { ErrorFrame, Frame, Subscription } from '../model/protocol.js' */
import { parseFrame, PROTOCOL, WRONG_KEY } from '../model/protocol.js';
import { backoff } from './backoff.js';

const WELCOME_WITHIN_MS = 8000;
/** A connection that held for so long was a good one; the back-off starts over after it. */
const GOOD_AFTER_MS = 10_000;
/** A cursor that is older than this is not gone on after: what a view shows comes as history. */
const CURSOR_GOOD_MS = 3_600_000;

/** @typedef {'connecting' | 'live' | 'waiting' | 'refused' | 'closed'} Phase */

/**
 * What the connection needs of its surroundings; a test hands in its own.
 * @typedef {object} Surroundings
 * @property {(url: string, protocol: string) => WebSocket} open
 * @property {(run: () => void, ms: number) => number} after
 * @property {(timer: number) => void} cancel
 * @property {() => number} now monotonic milliseconds
 * @property {() => number} random
 */

/** @type {Surroundings} */
const browser = {
    open: (url, protocol) => new WebSocket(url, protocol),
    after: (run, ms) => window.setTimeout(run, ms),
    cancel: (timer) => window.clearTimeout(timer),
    now: () => performance.now(),
    random: Math.random,
};

/**
 * The one socket to the server. It gives the key, answers heartbeats, notices silence, comes back by itself and asks
 * again for everything that was subscribed: after the last cursor, where there is one, so that the gap is filled.
 */
export class Connection {
    /** @type {Phase} */
    phase = 'closed';
    /** Monotonic time of the next attempt while waiting. */
    retryAt = NaN;
    /** Monotonic time since which the phase is what it is. */
    since = 0;
    /** What the server said was wrong before it hung up, empty when nothing is. */
    problem = '';
    /** @type {(frame: Frame) => void} */
    onFrame = () => {};
    onPhase = () => {};
    /** @type {Map<string, Subscription>} */
    #subscriptions = new Map();
    /** How far each subscription has got. @type {Map<string, {cursor: string, at: number}>} */
    #cursors = new Map();
    /** @type {WebSocket | null} */
    #socket = null;
    #key = '';
    #failures = 0;
    #timer = 0;
    #watchdog = 0;
    #silenceMs = WELCOME_WITHIN_MS;
    #asleep = false;

    /** @param {string} url @param {Surroundings} [surroundings] */
    constructor(url, surroundings = browser) {
        this.url = url;
        this.around = surroundings;
    }

    /** Connects, and stays connected. @param {string} key */
    start(key) {
        this.#drop();
        this.#key = key;
        this.problem = '';
        this.#failures = 0;
        this.#connect();
    }

    stop() {
        this.#drop();
        this.#enter('closed');
    }

    /** Tries again at once instead of waiting for the end of the back-off. */
    retryNow() {
        if (this.phase === 'waiting') {
            this.#drop();
            this.#connect();
        }
    }

    /** Asks for data now and after every reconnect. @param {string} id @param {Subscription} subscription */
    subscribe(id, subscription) {
        this.#subscriptions.set(id, subscription);
        this.#cursors.delete(id);
        this.#ask(id, subscription);
    }

    /** @param {string} id */
    unsubscribe(id) {
        this.#cursors.delete(id);
        if (this.#subscriptions.delete(id) && !this.#asleep) {
            this.#send({ type: 'unsubscribe', id });
        }
    }

    /** Says something about a subscription, now or not at all. @param {object} message */
    tell(message) {
        if (!this.#asleep) {
            this.#send(message);
        }
    }

    /** A page that nobody sees asks for nothing; alerts and states still come. @param {boolean} asleep */
    sleep(asleep) {
        if (asleep === this.#asleep) {
            return;
        }
        this.#asleep = asleep;
        for (const [id, subscription] of this.#subscriptions) {
            if (asleep) {
                this.#send({ type: 'unsubscribe', id });
            } else {
                this.#ask(id, subscription);
            }
        }
    }

    #connect() {
        this.#enter('connecting');
        const socket = this.around.open(this.url, PROTOCOL);
        this.#socket = socket;
        this.#silenceMs = WELCOME_WITHIN_MS;
        this.#watch();
        socket.onopen = () => socket.send(JSON.stringify({ type: 'auth', token: this.#key }));
        socket.onmessage = ({ data }) => this.#receive(String(data));
        socket.onclose = ({ code }) => this.#lost(code);
    }

    /** @param {string} text */
    #receive(text) {
        this.#watch();
        const frame = parseFrame(text);
        if (frame === null) {
            this.#lost(0);
            return;
        }
        if (frame.type === 'welcome') {
            this.#welcome(frame.heartbeatMs);
        } else if (frame.type === 'ping') {
            this.#socket?.send('{"type":"pong"}');
        } else if (frame.type === 'error') {
            this.#wrong(frame);
        } else if (frame.type === 'cursor') {
            this.#cursors.set(frame.id, { cursor: frame.cursor, at: this.around.now() });
        } else if (frame.type === 'position' && frame.state !== 'live') {
            this.#cursors.delete(frame.id);
        }
        this.onFrame(frame);
    }

    /** What concerns one subscription does not end the connection: its cursor is not good. @param {ErrorFrame} frame */
    #wrong({ id, detail }) {
        if (id === undefined) {
            this.problem = detail;
        } else {
            this.#cursors.delete(id);
        }
    }

    /** @param {number} heartbeatMs */
    #welcome(heartbeatMs) {
        this.problem = '';
        this.#silenceMs = heartbeatMs * 2.5;
        this.#watch();
        this.#enter('live');
        this.#subscriptions.forEach((subscription, id) => this.#ask(id, subscription));
    }

    /** @param {number} code close code, 0 when this side gave up */
    #lost(code) {
        this.#drop();
        if (code === WRONG_KEY) {
            this.#enter('refused');
            return;
        }
        if (this.phase === 'live' && this.around.now() - this.since >= GOOD_AFTER_MS) {
            this.#failures = 0;
        }
        const wait = backoff(++this.#failures, this.around.random());
        this.retryAt = this.around.now() + wait;
        this.#timer = this.around.after(() => this.#connect(), wait);
        this.#enter('waiting');
    }

    /** Gives up on a socket over which nothing has come for too long. */
    #watch() {
        this.around.cancel(this.#watchdog);
        this.#watchdog = this.around.after(() => this.#lost(0), this.#silenceMs);
    }

    #drop() {
        this.around.cancel(this.#timer);
        this.around.cancel(this.#watchdog);
        const socket = this.#socket;
        this.#socket = null;
        if (socket !== null) {
            socket.onopen = socket.onmessage = socket.onclose = null;
            socket.close();
        }
    }

    /** @param {string} id @param {Subscription} subscription */
    #ask(id, subscription) {
        if (!this.#asleep) {
            const known = this.#cursors.get(id);
            const good = known !== undefined && this.around.now() - known.at < CURSOR_GOOD_MS;
            this.#send({ type: 'subscribe', id, ...subscription, ...(good ? { after: known.cursor } : {}) });
        }
    }

    /** @param {object} message */
    #send(message) {
        if (this.phase === 'live') {
            this.#socket?.send(JSON.stringify(message));
        }
    }

    /** @param {Phase} phase */
    #enter(phase) {
        this.phase = phase;
        this.since = this.around.now();
        this.onPhase();
    }
}
