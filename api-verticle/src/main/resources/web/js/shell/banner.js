/** @import { Condition } from '../live/condition.js' */
import { byId, setAttribute, setText } from '../dom.js';

/** How long a good word stays. */
const NOTE_MS = 12_000;

/** Says plainly how fresh the page is: a word in the header always, a sentence under it when something is wrong. */
export class Banner {
    #pill = byId('condition');
    #label = byId('condition-label');
    #banner = byId('banner');
    #text = byId('banner-text');
    #retry = byId('banner-retry');
    #note = '';
    #noteUntil = -Infinity;

    /** @param {() => void} onRetry */
    constructor(onRetry) {
        this.#retry.addEventListener('click', onRetry);
        const header = byId('header');
        new ResizeObserver(() => document.documentElement.style.setProperty('--top', `${header.offsetHeight}px`)).observe(header);
    }

    /** Something to be said for a while when nothing is wrong. @param {string} text empty for nothing */
    note(text) {
        if (text !== '') {
            this.#note = text;
            this.#noteUntil = performance.now() + NOTE_MS;
        }
    }

    /** @param {Condition} condition */
    show({ level, label, text: problem }) {
        const text = problem === '' && level === 'live' && performance.now() < this.#noteUntil ? this.#note : problem;
        setAttribute(this.#pill, 'data-level', level);
        setText(this.#label, label);
        this.#banner.hidden = text === '';
        setAttribute(this.#banner, 'data-level', level);
        setAttribute(document.documentElement, 'data-live', String(level === 'live' || level === 'stale'));
        setText(this.#text, text);
        this.#retry.hidden = level !== 'reconnecting';
    }
}
