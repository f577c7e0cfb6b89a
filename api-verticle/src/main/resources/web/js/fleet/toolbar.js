/** @import { HostInfo } from '../model/protocol.js' */
/** @import { HostDirectory } from '../model/hosts.js' */
import { el, setAttribute, setText, stateMark } from '../dom.js';
import { FILTER_LABELS, NARROWING } from './filter.js';
import { SORTS } from './order.js';
import { countStates, DOUBT, STATES } from './state.js';

/** States that are counted even when no host is in them. */
const ALWAYS = ['DOWN', 'CRITICAL', 'WARNING', 'OK'];

/** Search, choice of labels and groups, and the hosts counted by state; each count is also a filter. */
export class Toolbar {
    /** @type {Map<string, {button: HTMLButtonElement, count: HTMLElement}>} */
    #states = new Map();
    /** @type {Map<string, HTMLSelectElement>} */
    #selects = new Map();
    #choices;
    #onChange;
    #shown = el('span', { id: 'shown' });
    #clear = el('button', { type: 'button', class: 'small', onclick: () => this.clear() }, 'Show all');
    #note = el('p', { class: 'note shown', hidden: true }, this.#shown, this.#clear);

    /** @param {URLSearchParams} choices kept up to date @param {(typed: boolean) => void} onChange */
    constructor(choices, onChange) {
        this.#choices = choices;
        this.#onChange = onChange;
        this.search = el('input', {
            type: 'search', placeholder: 'Search hosts, labels, groups', 'aria-label': 'Search hosts, labels and groups', 'aria-describedby': 'shown',
            'aria-keyshortcuts': '/', autocomplete: 'off', spellcheck: 'false', oninput: () => this.#set('q', this.search.value, true),
        });
        this.search.value = choices.get('q') ?? '';
        this.#byGroup = el('div', { class: 'segments', role: 'group', 'aria-label': 'Show' }, this.#segment('Hosts', ''), this.#segment('Groups', 'group'));
        const filters = el('div', { class: 'filters' }, ...FILTER_LABELS.map((label) => this.#labelSelect(label)), this.#sortSelect());
        const states = el('div', { class: 'states', role: 'group', 'aria-label': 'Filter by state' }, ...[...STATES, DOUBT].map((s) => this.#stateButton(s)));
        this.node = el('div', { class: 'toolbar' }, states, this.#byGroup, el('div', { class: 'search' }, this.search, el('kbd', {}, '/')), filters, this.#note);
    }

    #byGroup;

    /** @param {HostDirectory} hosts @param {HostInfo[]} infos of any state that fit all other choices @param {string[]} groups @param {number} shown */
    update(hosts, infos, groups, shown) {
        const counts = countStates(infos);
        for (const [status, { button, count }] of this.#states) {
            const chosen = this.#choices.get('status') === status;
            setText(count, String(counts[status] ?? 0));
            setAttribute(button, 'aria-pressed', String(chosen));
            button.classList.toggle('none', counts[status] === 0);
            button.hidden = counts[status] === 0 && !chosen && !ALWAYS.includes(status);
        }
        for (const [label, select] of this.#selects) {
            this.#offer(label, select, label === 'group' ? groups : hosts.labelValues(label));
        }
        const narrowed = NARROWING.some((name) => this.#choices.has(name));
        this.#note.hidden = !narrowed;
        setText(this.#shown, narrowed ? `${shown} of ${hosts.size} hosts` : '');
        this.#byGroup.hidden = groups.length === 0 && !this.#choices.has('by');
        [...this.#byGroup.children].forEach((button) => setAttribute(button, 'aria-pressed', String(button.getAttribute('value') === (this.#choices.get('by') ?? ''))));
    }

    /** Empties the search and all filters. */
    clear() {
        this.search.value = '';
        NARROWING.forEach((name) => this.#choices.delete(name));
        this.#onChange(false);
    }

    /** @param {string} name @param {string} value empty removes it @param {boolean} [typed] whether letter by letter */
    #set(name, value, typed = false) {
        if (value === '') {
            this.#choices.delete(name);
        } else {
            this.#choices.set(name, value);
        }
        this.#onChange(typed);
    }

    /** @param {string} text @param {string} value */
    #segment(text, value) {
        return el('button', { type: 'button', value, onclick: () => this.#set('by', value) }, text);
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
        const offered = chosen === '' || values.includes(chosen) ? values : [...values, chosen];
        if (select.dataset['values'] !== offered.join('\n')) {
            select.dataset['values'] = offered.join('\n');
            const all = el('option', { value: '' }, `Any ${label}`);
            select.replaceChildren(all, ...offered.map((value) => el('option', { value }, value)));
        }
        select.hidden = values.length < 2 && chosen === '';
        select.value = chosen;
    }
}
