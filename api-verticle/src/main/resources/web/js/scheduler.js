/** @import { Change } from './model/live-model.js' */

/**
 * Draws at most once per animation frame and not more often than the gap says, however many frames arrive, and never
 * while the page is hidden. The first data after a pause is drawn at once.
 */
export class Scheduler {
    /** @type {Set<Change>} */
    #changes = new Set();
    #planned = false;
    #last = -Infinity;
    #draw;
    /** Shortest time between two drawings of data in milliseconds. */
    gap = 0;

    /** @param {(changes: Set<Change>) => void} draw */
    constructor(draw) {
        this.#draw = draw;
        document.addEventListener('visibilitychange', () => this.#plan());
    }

    /** @param {Change} change */
    mark(change) {
        this.#changes.add(change);
        this.#plan();
    }

    #plan() {
        if (this.#planned || document.hidden || this.#changes.size === 0) {
            return;
        }
        this.#planned = true;
        const wait = this.#changes.has('layout') ? 0 : this.#last + this.gap - performance.now();
        const frame = () => requestAnimationFrame(() => this.#run());
        if (wait > 0) {
            setTimeout(frame, wait);
        } else {
            frame();
        }
    }

    #run() {
        this.#planned = false;
        const changes = this.#changes;
        this.#last = changes.has('data') ? performance.now() : this.#last;
        this.#changes = new Set();
        this.#draw(changes);
    }
}
