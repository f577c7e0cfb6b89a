/** @import { Span } from './span.js' */
import { el, setAttribute, setText } from '../dom.js';
import { format } from '../format.js';
import { SPANS } from './span.js';

/**
 * @typedef {object} TimeChoices
 * @property {(span: Span) => void} onSpan
 * @property {(share: number) => void} onPan by this share of what is shown
 * @property {() => void} onPause charts stand still, or go on
 * @property {() => void} onTravel the whole view goes to the past
 */

/** The choice of time: spans, from and to, earlier and later, stand still, travel. */
export class TimeControls {
    /** @type {Map<number, HTMLButtonElement>} */
    #spans = new Map();
    #still = el('button', { type: 'button', class: 'pause still num', 'aria-expanded': 'false', onclick: () => this.#open() });
    #from = el('input', { type: 'datetime-local', step: 1, required: true });
    #to = el('input', { type: 'datetime-local', step: 1, required: true });
    #form;
    #pause;
    #travel;
    #bounds = { min: 0, max: 0 };

    /** @param {TimeChoices} choices */
    constructor(choices) {
        SPANS.forEach(({ name, title, ms }) => {
            this.#spans.set(ms, el('button', { type: 'button', 'aria-pressed': 'false', title, onclick: () => choices.onSpan({ kind: 'live', ms }) }, name));
        });
        this.#pause = el('button', { type: 'button', class: 'pause', 'aria-keyshortcuts': 'p', onclick: choices.onPause }, 'Pause');
        this.#travel = el('button', { type: 'button', class: 'pause', 'aria-keyshortcuts': 't', title: 'The whole page as it was (t)', onclick: choices.onTravel }, 'Time travel');
        const submit = (/** @type {Event} */ event) => {
            event.preventDefault();
            const [min, max] = [fromLocal(this.#from.value), fromLocal(this.#to.value)].sort((a, b) => a - b);
            if (max !== undefined && min !== undefined && max > min) {
                this.#open(false);
                choices.onSpan({ kind: 'still', min, max });
            }
        };
        this.#form = el('form', { class: 'from-to panel', hidden: true, onsubmit: submit }, el('label', {}, 'From', this.#from), el('label', {}, 'To', this.#to), el('button', { type: 'submit', class: 'primary' }, 'Show'));
        const arrow = (/** @type {string} */ text, /** @type {string} */ title, /** @type {number} */ share) => el('button', { type: 'button', 'aria-label': title, title, onclick: () => choices.onPan(share) }, text);
        const spans = el('span', { class: 'segments', role: 'group', 'aria-label': 'Time shown' }, arrow('‹', 'Earlier (←)', -0.5), ...this.#spans.values(), arrow('›', 'Later (→)', 0.5));
        this.node = el('div', { class: 'controls' }, spans, this.#still, this.#pause, this.#travel, this.#form);
    }

    /** @param {Span} span @param {{min: number, max: number}} bounds @param {boolean} travelling */
    show(span, bounds, travelling) {
        const still = span.kind === 'still';
        this.#bounds = bounds;
        this.#spans.forEach((button, ms) => setAttribute(button, 'aria-pressed', String(span.kind === 'live' && ms === span.ms)));
        setText(this.#pause, still ? (travelling ? 'Follow' : 'Back to live') : 'Pause');
        this.#pause.classList.toggle('active', still && !travelling);
        this.#travel.hidden = travelling;
        setText(this.#still, still ? rangeText(bounds.min, bounds.max) : 'From – to');
        this.#still.classList.toggle('chosen', still);
    }

    /** @param {boolean} [open] */
    #open(open = this.#form.hidden === true) {
        this.#form.hidden = !open;
        setAttribute(this.#still, 'aria-expanded', String(open));
        if (open) {
            this.#from.value = toLocal(this.#bounds.min);
            this.#to.value = toLocal(this.#bounds.max);
            this.#from.focus();
        }
    }
}

/** As short as it can be said. @param {number} min @param {number} max */
export function rangeText(min, max) {
    const today = format.day(min) === format.day(max);
    const write = (/** @type {number} */ time) => (max - min < 600_000 ? format.clock(time) : format.minute(time));
    return today ? `${format.day(min)}, ${write(min)} – ${write(max)}` : `${format.day(min)}, ${write(min)} – ${format.day(max)}, ${write(max)}`;
}

/** A time as such a field of a form wants it. @param {number} ms */
export function toLocal(ms) {
    return Number.isFinite(ms) ? new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 19) : '';
}

/** @param {string} text @returns {number} epoch milliseconds, NaN when it is none */
export function fromLocal(text) {
    return text === '' ? NaN : new Date(text).getTime();
}
