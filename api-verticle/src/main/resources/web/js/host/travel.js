/** @typedef {{t: number, speed: number, oldest: number, state: 'travelling' | 'paused' | 'loading' | 'live'}} Position */

export const SPEEDS = [1, 2, 5, 10, 60];

/** Where in time a subscription is: live, or somewhere in the past, playing or paused. Says what is to be sent; sends nothing itself. */
export class Travel {
    /** @type {Position['state']} */
    state = 'live';
    /** Moment on show, epoch milliseconds. */
    t = NaN;
    /** The oldest moment that the server still has, NaN while that is not known. */
    oldest = NaN;
    /** Speed of playing, also while paused. */
    speed = 1;
    /** Why the server would not, empty when it did. */
    refusal = '';
    #wanted = NaN;

    get active() {
        return this.state !== 'live';
    }

    get playing() {
        return this.state === 'travelling' || (this.state === 'loading' && !this.#paused);
    }

    #paused = false;

    /** What a subscription carries besides, so that it is where this is. @returns {{from?: number, speed?: number}} */
    get place() {
        return this.active ? { from: Math.round(this.t), speed: this.#paused ? 0 : this.speed } : {};
    }

    /** The moment that was asked for but is not kept any more; NaN when all is well. */
    get missed() {
        return this.active && this.#wanted < this.oldest - 1000 ? this.#wanted : NaN;
    }

    /** Goes to a moment. @param {number} from @returns {object | null} what to send; null when a new subscription is needed */
    go(from) {
        const inside = this.active;
        [this.t, this.#wanted, this.state, this.refusal] = [from, from, 'loading', ''];
        return inside ? { type: 'seek', from: Math.round(from) } : null;
    }

    /** @param {number} speed @returns {object} what to send */
    pace(speed) {
        this.#paused = speed === 0;
        this.speed = speed === 0 ? this.speed : speed;
        if (this.state !== 'loading' && this.active) {
            this.state = this.#paused ? 'paused' : 'travelling';
        }
        return { type: 'pace', speed };
    }

    /** The server says where it is. @param {Position} position @returns {'cleared' | 'arrived' | 'moved'} whether what is on show is to be forgotten, or it is live again */
    at({ t, oldest, state }) {
        if (!this.active) {
            return 'moved';
        }
        [this.t, this.oldest, this.state] = [t, oldest, state];
        return state === 'live' ? (this.stop(), 'arrived') : state === 'loading' ? 'cleared' : 'moved';
    }

    /** @param {string} detail */
    refused(detail) {
        this.stop();
        this.refusal = detail;
    }

    stop() {
        [this.state, this.#paused, this.#wanted, this.refusal] = ['live', false, NaN, ''];
    }

    /** Reads a position out of the address. @param {URLSearchParams} choices @returns {number} NaN when it has none */
    static read(choices) {
        const at = Number(choices.get('at') ?? NaN);
        return at > 0 ? at : NaN;
    }
}
