import { el, setAttribute } from '../dom.js';
import { sortKey, SORTS } from './order.js';
import { COLUMNS } from './row.js';

/** The row of column titles; a click sorts by that column, another one turns the order round. */
export class Heading {
    /** @type {Map<string, HTMLElement>} */
    #cells = new Map();
    #choices;
    #onChange;

    /** @param {URLSearchParams} choices kept up to date @param {() => void} onChange */
    constructor(choices, onChange) {
        this.#choices = choices;
        this.#onChange = onChange;
        this.node = el('div', { class: 'row heading', role: 'row' }, ...COLUMNS.map((column) => this.#cell(column)));
        this.update();
    }

    /** How the fleet is sorted now. */
    get sort() {
        const key = sortKey(this.#choices.get('sort'));
        const usual = SORTS[key].descending;
        return { key, descending: this.#choices.get('order') === 'reversed' ? !usual : usual };
    }

    update() {
        const { key, descending } = this.sort;
        for (const [sort, cell] of this.#cells) {
            setAttribute(cell, 'aria-sort', sort === key ? (descending ? 'descending' : 'ascending') : null);
        }
    }

    /** @param {(typeof COLUMNS)[number]} column */
    #cell({ name, title, sort }) {
        if (title === '') {
            return el('span', { role: 'columnheader', class: `c-${name}` }, el('span', { class: 'hidden' }, 'Manage'));
        }
        if (sort === null) {
            return el('span', { role: 'columnheader', class: `c-${name}` }, title);
        }
        const button = el('button', { type: 'button', class: 'sort', onclick: () => this.#click(sort) }, title);
        const cell = el('span', { role: 'columnheader', class: `c-${name}` }, button);
        this.#cells.set(sort, cell);
        return cell;
    }

    /** @param {string} key */
    #click(key) {
        const again = sortKey(this.#choices.get('sort')) === key && !this.#choices.has('order');
        this.#choices.delete('order');
        if (again) {
            this.#choices.set('order', 'reversed');
        }
        if (key === 'worst') {
            this.#choices.delete('sort');
        } else {
            this.#choices.set('sort', key);
        }
        this.#onChange();
    }
}
