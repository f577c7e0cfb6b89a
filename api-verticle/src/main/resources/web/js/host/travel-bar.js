/** @import { Travel } from './travel.js' */
import { el, setAttribute, setText } from '../dom.js';
import { format } from '../format.js';
import { SPEEDS } from './travel.js';
import { fromLocal, toLocal } from './time-controls.js';

/** How far back the slider goes while the server has not said. */
const USUAL_MS = 6 * 3_600_000;

/**
 * @typedef {object} TravelControls
 * @property {(at: number) => void} go
 * @property {(speed: number) => void} pace 0 pauses
 * @property {(samples: number) => void} step
 * @property {() => void} live
 * @property {(at: number) => void} charts shows a time in the charts' history instead
 */

/** Says plainly that the past is on show, and takes one through it. */
export class TravelBar {
    #said = el('strong', { role: 'status' });
    #play;
    #slider;
    #moment;
    #note = el('span', { class: 'note', role: 'status' });
    #history;
    /** @type {Map<number, HTMLButtonElement>} */
    #speeds = new Map();
    #dragging = false;
    #missed = NaN;

    /** @param {Travel} travel @param {TravelControls} controls */
    constructor(travel, controls) {
        this.travel = travel;
        const button = (/** @type {string} */ text, /** @type {string} */ title, /** @type {() => void} */ onclick) => el('button', { type: 'button', class: 'small', title, onclick }, text);
        this.#play = button('', '', () => controls.pace(travel.playing ? 0 : travel.speed));
        SPEEDS.forEach((speed) => this.#speeds.set(speed, el('button', { type: 'button', 'aria-pressed': 'false', title: `${speed} times as fast`, onclick: () => controls.pace(speed) }, `${speed}×`)));
        this.#slider = el('input', {
            type: 'range', step: 1000, 'aria-label': 'Moment on show',
            oninput: () => {
                this.#dragging = true;
                setText(this.#said, `Going to ${format.moment(Number(this.#slider.value))}`);
            },
            onchange: () => {
                this.#dragging = false;
                controls.go(Number(this.#slider.value));
            },
        });
        this.#moment = el('input', { type: 'datetime-local', step: 1, 'aria-label': 'Go to this time', onchange: () => Number.isNaN(fromLocal(this.#moment.value)) || controls.go(fromLocal(this.#moment.value)) });
        this.#history = el('button', { type: 'button', class: 'small', hidden: true, onclick: () => controls.charts(this.#missed) }, 'Show it in the charts');
        const live = el('button', { type: 'button', class: 'primary', onclick: controls.live }, 'Back to live');
        const pace = el('span', { class: 'segments', role: 'group', 'aria-label': 'Speed' }, ...this.#speeds.values());
        const tools = el('div', { class: 'travel-tools' }, button('−1', 'One sample back', () => controls.step(-1)), this.#play, button('+1', 'One sample on', () => controls.step(1)), pace, this.#moment, this.#slider);
        this.node = el('section', { class: 'travel panel', 'aria-label': 'Time travel', hidden: true }, el('div', { class: 'travel-top' }, this.#said, this.#note, this.#history, live), tools);
    }

    /** @param {number} now */
    update(now) {
        const { travel } = this;
        this.node.hidden = !travel.active;
        if (!travel.active) {
            return;
        }
        const { t, state, playing, speed, oldest } = travel;
        setText(this.#play, playing ? 'Pause' : 'Play');
        this.#speeds.forEach((each, name) => setAttribute(each, 'aria-pressed', String(name === speed)));
        if (!this.#dragging) {
            setText(this.#said, `You are looking at ${format.moment(t)}, ${state === 'loading' ? 'loading' : playing ? `playing ${speed}×` : 'paused'}`);
            Object.assign(this.#slider, { min: String(Number.isNaN(oldest) ? Math.min(t, now - USUAL_MS) : oldest), max: String(now) });
            this.#slider.value = String(t);
            setAttribute(this.#slider, 'aria-valuetext', format.moment(t));
        }
        if (document.activeElement !== this.#moment) {
            this.#moment.value = toLocal(t);
        }
        this.#missed = travel.missed;
        const missing = !Number.isNaN(this.#missed);
        setText(this.#note, missing ? `Samples are kept from ${format.moment(oldest)} on. The charts may go back further.` : '');
        this.#history.hidden = !missing;
    }
}
