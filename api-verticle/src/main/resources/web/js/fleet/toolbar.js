/** @import { LiveModel } from '../model/live-model.js' */
import { el, setAttribute, setText, stateMark } from '../dom.js';
import { STATUSES } from '../model/protocol.js';
import { FILTER_LABELS } from './filter.js';
import { SORTS } from './order.js';

/** Search, choice of labels, and the hosts counted by state; each count is also a filter. */
export class Toolbar {
    /** @type {Map<string, {button: HTMLButtonElement, count: HTMLElement}>} */
    #states = new Map();
    /** @type {Map<string, HTMLSelectElement>} */
    #selects = new Map();
    #choices;
    #onChange;

    /** @param {URLSearchParams} choices kept up to date @param {() => void} onChange */
    constructor(choices, onChange) {
        this.#choices = choices;
        this.#onChange = onChange;
        this.search = el('input', {
            type: 'search', placeholder: 'Search hosts and labels', 'aria-label': 'Search hosts and labels',
            'aria-keyshortcuts': '/', autocomplete: 'off', spellcheck: 'false', oninput: () => this.#set('q', this.search.value),
        });
        this.search.value = choices.get('q') ?? '';
        const filters = el('div', { class: 'filters' }, ...FILTER_LABELS.map((label) => this.#labelSelect(label)), this.#sortSelect());
        const states = el('div', { class: 'states', role: 'group', 'aria-label': 'Filter by state' }, ...STATUSES.map((s) => this.#stateButton(s)));
        this.node = el('div', { class: 'toolbar' }, states, el('div', { class: 'search' }, this.search, el('kbd', {}, '/')), filters);
    }

    /** @param {LiveModel} model */
    update({ hosts }) {
        const counts = hosts.counts();
        for (const [status, { button, count }] of this.#states) {
            setText(count, String(counts[status] ?? 0));
            setAttribute(button, 'aria-pressed', String(this.#choices.get('status') === status));
            button.classList.toggle('none', counts[status] === 0);
        }
        for (const [label, select] of this.#selects) {
            this.#offer(label, select, hosts.labelValues(label));
        }
    }

    /** Empties the search and all filters. */
    clear() {
        this.search.value = '';
        ['q', 'status', ...FILTER_LABELS].forEach((name) => this.#choices.delete(name));
        this.#onChange();
    }

    /** @param {string} name @param {string} value empty removes it */
    #set(name, value) {
        if (value === '') {
            this.#choices.delete(name);
        } else {
            this.#choices.set(name, value);
        }
        this.#onChange();
    }

    /** @param {string} status */
    #stateButton(status) {
        const count = el('b', { class: 'num' });
        const toggle = () => this.#set('status', this.#choices.get('status') === status ? '' : status);
        const button = el('button', { type: 'button', class: 'state-filter', 'aria-pressed': 'false', onclick: toggle }, count, stateMark(status));
        this.#states.set(status, { button, count });
        return button;
    }

    /** @param {string} label */
    #labelSelect(label) {
        const select = el('select', { 'aria-label': label, hidden: true, onchange: () => this.#set(label, select.value) });
        this.#selects.set(label, select);
        return select;
    }

    #sortSelect() {
        const options = Object.entries(SORTS).map(([key, { label }]) => el('option', { value: key }, `Sort: ${label}`));
        const select = el('select', { class: 'sort-select', 'aria-label': 'Sort by', onchange: () => this.#sortBy(select.value) }, ...options);
        select.value = this.#choices.get('sort') ?? 'worst';
        return select;
    }

    /** @param {string} key */
    #sortBy(key) {
        this.#choices.delete('order');
        this.#set('sort', key === 'worst' ? '' : key);
    }

    /** @param {string} label @param {HTMLSelectElement} select @param {string[]} values */
    #offer(label, select, values) {
        const chosen = this.#choices.get(label) ?? '';
        if (select.dataset['values'] !== values.join('\n')) {
            select.dataset['values'] = values.join('\n');
            const all = el('option', { value: '' }, `Any ${label}`);
            select.replaceChildren(all, ...values.map((value) => el('option', { value }, value)));
        }
        select.hidden = values.length < 2 && chosen === '';
        select.value = chosen;
    }
}
