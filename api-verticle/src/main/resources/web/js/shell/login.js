import { el } from '../dom.js';

/** Asks for the key when there is none, or when the server refused it. */
export class Login {
    #input = el('input', { type: 'password', id: 'key', name: 'key', autocomplete: 'current-password', spellcheck: 'false', required: true, 'aria-describedby': 'key-help' });
    #keep = el('input', { type: 'checkbox', id: 'keep', checked: true });
    #problem = el('p', { class: 'problem', role: 'alert', hidden: true });
    #help = el('p', { id: 'key-help', class: 'note' }, 'The link that ', el('code', {}, 'hoststream up'), ' prints contains it; it is also in the file ', el('code', {}, 'api.key'), ' of the data directory.');

    /** @param {(key: string, onDevice: boolean) => void} onKey */
    constructor(onKey) {
        const submit = (/** @type {Event} */ event) => {
            event.preventDefault();
            onKey(this.#input.value.trim(), this.#keep.checked);
        };
        const keep = el('label', { class: 'check', for: 'keep' }, this.#keep, 'Keep it on this device');
        const form = el(
            'form', { class: 'login panel', onsubmit: submit },
            el('h1', {}, 'API key'), this.#problem, el('label', { for: 'key', class: 'hidden' }, 'API key'),
            this.#input, this.#help, keep, el('button', { type: 'submit', class: 'primary' }, 'Open'),
        );
        this.node = el('section', { class: 'view login-view' }, form);
    }

    /** @param {string} text why the form is shown, empty when there is nothing to say */
    explain(text) {
        this.#problem.textContent = text;
        this.#problem.hidden = text === '';
    }

    focus() {
        this.#input.focus();
        this.#input.select();
    }
}
