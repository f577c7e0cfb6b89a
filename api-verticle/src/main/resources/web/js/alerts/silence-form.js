/** @import { App } from '../app.js' */
/** @import { AlertEvent } from '../model/protocol.js' */
import { ask } from '../api.js';
import { el, setText } from '../dom.js';
import { ruleName, tomorrowMorning, when } from './words.js';

/** For how long; the morning is by the clock of whoever looks. */
const SPANS = [
    { name: '30 min', duration: '30m' },
    { name: '2 h', duration: '2h' },
    { name: '8 h', duration: '8h' },
    { name: 'until tomorrow 8:00', duration: null },
];
const USUAL = 1;

let made = 0;

/** A small panel under an alert, in which the second of two clicks silences it. */
export class SilenceForm {
    #spans;
    #what;
    #comment;
    #confirm = el('button', { type: 'submit', class: 'primary' });
    #problem = el('p', { class: 'problem', role: 'alert', hidden: true });
    #name = `silence-${++made}`;

    /** @param {App} app @param {AlertEvent} alert @param {() => void} onClose */
    constructor(app, alert, onClose) {
        this.app = app;
        this.alert = alert;
        this.onClose = onClose;
        this.#spans = SPANS.map((_, index) => el('input', { type: 'radio', name: this.#name, value: index, checked: index === USUAL, onchange: () => this.#label() }));
        const choices = SPANS.map(({ name }, index) => el('label', {}, /** @type {HTMLInputElement} */ (this.#spans[index]), el('span', {}, name)));
        const options = [['this', `${ruleName(alert)} on ${alert.host}`], ['host', `all alerts on ${alert.host}`], ['rule', `${alert.rule} on every host`]];
        this.#what = el('select', { id: `${this.#name}-what`, onchange: () => this.#label() }, ...options.map(([value, text]) => el('option', { value: value ?? '' }, text ?? '')));
        this.#comment = el('input', { id: `${this.#name}-why`, type: 'text', required: true, maxlength: 500, autocomplete: 'off', value: 'Being looked at' });
        const cancel = el('button', { type: 'button', class: 'small', onclick: () => this.onClose() }, 'Cancel');
        this.node = el(
            'form', { class: 'silence-form', 'aria-label': `Silence ${ruleName(alert)} on ${alert.host}`, onsubmit: (event) => this.#submit(event), onkeydown: (event) => this.#key(event) },
            el('fieldset', { class: 'choices' }, el('legend', {}, 'Tell nobody for'), ...choices),
            field(`${this.#name}-what`, 'of', this.#what), field(`${this.#name}-why`, 'because', this.#comment),
            el('div', { class: 'buttons' }, this.#confirm, cancel), this.#problem,
        );
        this.#label();
    }

    /** To the button of the second click, so that Enter is one too. */
    focus() {
        this.#confirm.focus();
    }

    get #span() {
        return SPANS[this.#spans.findIndex(({ checked }) => checked)] ?? { name: '2 h', duration: '2h' };
    }

    #label() {
        const { name, duration } = this.#span;
        setText(this.#confirm, duration === null ? `Silence ${name}` : `Silence for ${name}`);
    }

    /** @param {KeyboardEvent} event */
    #key(event) {
        if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            this.onClose();
        }
    }

    /** @param {Event} event */
    async #submit(event) {
        event.preventDefault();
        this.#confirm.disabled = true;
        this.#problem.hidden = true;
        try {
            const silence = await ask('/silences', { method: 'POST', body: this.#body() });
            this.app.silenced(silence);
            this.onClose();
        } catch (error) {
            this.#problem.hidden = false;
            setText(this.#problem, error instanceof Error ? error.message : String(error));
            this.#confirm.disabled = false;
        }
    }

    #body() {
        const { duration } = this.#span;
        const until = duration === null ? { until: new Date(tomorrowMorning(Date.now())).toISOString() } : { duration };
        return { comment: this.#comment.value, ...until, ...this.#aim() };
    }

    #aim() {
        const { host, rule, labels } = this.alert;
        const device = labels?.['device'];
        switch (this.#what.value) {
            case 'host':
                return { host };
            case 'rule':
                return { rule };
            default:
                return { host, rule, ...(device === undefined ? {} : { device }) };
        }
    }
}

/** @param {string} id @param {string} text @param {HTMLElement} control */
function field(id, text, control) {
    return el('div', { class: 'field' }, el('label', { for: id }, text), control);
}

/** What the page says after a silence was made. @param {import('../model/protocol.js').Silence} silence @param {number} now */
export function madeText(silence, now) {
    return `Silenced until ${when(silence.until, now)}.`;
}
