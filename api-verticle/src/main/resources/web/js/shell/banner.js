/** @import { Condition } from '../live/condition.js' */
import { byId, setAttribute, setText } from '../dom.js';

/** Says plainly how fresh the page is: a word in the header always, a sentence under it when something is wrong. */
export class Banner {
    #pill = byId('condition');
    #label = byId('condition-label');
    #banner = byId('banner');
    #text = byId('banner-text');
    #retry = byId('banner-retry');

    /** @param {() => void} onRetry */
    constructor(onRetry) {
        this.#retry.addEventListener('click', onRetry);
        const header = byId('header');
        new ResizeObserver(() => document.documentElement.style.setProperty('--top', `${header.offsetHeight}px`)).observe(header);
    }

    /** @param {Condition} condition */
    show({ level, label, text }) {
        setAttribute(this.#pill, 'data-level', level);
        setText(this.#label, label);
        this.#banner.hidden = text === '';
        setAttribute(this.#banner, 'data-level', level);
        setAttribute(document.documentElement, 'data-live', String(level === 'live' || level === 'stale'));
        setText(this.#text, text);
        this.#retry.hidden = level !== 'reconnecting';
    }
}
