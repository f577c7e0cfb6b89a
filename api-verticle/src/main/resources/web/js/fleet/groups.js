/** @import { Entry } from './entry.js' */
import { el, stateMark, setText } from '../dom.js';
import { format } from '../format.js';
import { formatRoute } from '../route.js';
import { countStates, groupsOf, STATES } from './state.js';

/** So many groups are shown at the most. */
const MOST = 500;

/**
 * @typedef {object} Group
 * @property {string} name
 * @property {Entry[]} entries
 * @property {Record<string, number>} counts by state
 */

/** The groups of these hosts, those with the most trouble first. @param {Entry[]} entries @returns {Group[]} */
export function groupsIn(entries) {
    /** @type {Map<string, Entry[]>} */
    const byName = new Map();
    for (const entry of entries) {
        for (const name of groupsOf(entry.info)) {
            const members = byName.get(name) ?? [];
            members.push(entry);
            byName.set(name, members);
        }
    }
    const groups = Array.from(byName, ([name, members]) => ({ name, entries: members, counts: countStates(members.map(({ info }) => info)) }));
    return groups.sort((a, b) => worse(a, b) || (a.name < b.name ? -1 : 1));
}

/** @param {Group} a @param {Group} b */
function worse(a, b) {
    for (const state of ['DOWN', 'CRITICAL', 'WARNING']) {
        const more = (b.counts[state] ?? 0) - (a.counts[state] ?? 0);
        if (more !== 0) {
            return more;
        }
    }
    return 0;
}

/** Every group with its hosts counted by state; a click shows its hosts. */
export class GroupsOverview {
    #list = el('ul', { class: 'groups', 'aria-label': 'Groups' });
    #note = el('p', { class: 'note' });
    node = el('div', {}, this.#list, this.#note);
    #drawn = '';

    /** @param {Entry[]} entries @param {URLSearchParams} choices */
    update(entries, choices) {
        const groups = groupsIn(entries);
        const without = entries.filter(({ info }) => groupsOf(info).length === 0).length;
        const drawn = JSON.stringify([groups.map(({ name, counts, entries: members }) => [name, counts, figures(members)]), without, String(choices)]);
        if (drawn === this.#drawn) {
            return;
        }
        this.#drawn = drawn;
        const focused = this.#list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset['group'] : undefined;
        this.#list.replaceChildren(...groups.slice(0, MOST).map((group) => card(group, choices)));
        /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll('a')]).find(({ dataset }) => dataset['group'] === focused)?.focus({ preventScroll: true });
        const more = groups.length > MOST ? [`The first ${MOST} of ${groups.length} groups are shown.`] : [];
        setText(this.#note, [...more, ...(without === 0 ? [] : [`${without} ${without === 1 ? 'host is' : 'hosts are'} in no group.`])].join(' '));
    }

    /** Moves the focus over the groups. @param {number | undefined} step @returns {boolean} whether it was for this */
    move(step) {
        const links = /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll('a')]);
        const at = links.findIndex((link) => link === document.activeElement);
        if (step !== undefined) {
            links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
        }
        return step !== undefined;
    }
}

/** @param {Group} group @param {URLSearchParams} choices */
function card({ name, entries, counts }, choices) {
    const there = new URLSearchParams(choices);
    there.delete('by');
    there.set('group', name);
    const states = STATES.filter((state) => counts[state]);
    const bar = el('span', { class: 'shares', 'aria-hidden': 'true' }, ...states.map((state) => share(state, counts[state] ?? 0)));
    const marks = states.map((state) => el('span', { class: 'group-count' }, el('b', { class: 'num' }, String(counts[state])), ' ', stateMark(state)));
    return el('li', {}, el(
        'a', { class: 'group panel', href: formatRoute({ view: 'fleet', choices: there }), 'data-group': name },
        el('span', { class: 'group-name' }, el('strong', {}, name), ' ', el('span', { class: 'note' }, `${entries.length} ${entries.length === 1 ? 'host' : 'hosts'}`)),
        bar, el('span', { class: 'group-counts' }, ...marks), el('span', { class: 'note num' }, figures(entries)),
    ));
}

/** @param {string} state @param {number} count */
function share(state, count) {
    const part = el('i', { 'data-state': state.toLowerCase() });
    part.style.flexGrow = String(count);
    return part;
}

/** @param {Entry[]} entries */
function figures(entries) {
    return `Mean CPU ${mean(entries.map(({ cpu }) => cpu))}, memory ${mean(entries.map(({ memory }) => memory))}`;
}

/** @param {number[]} values @returns {string} rounded, since nobody reads more of a mean */
function mean(values) {
    const known = values.filter((value) => !Number.isNaN(value));
    return known.length === 0 ? '–' : `${format.tick(Math.round(known.reduce((a, b) => a + b) / known.length))}\u00a0%`;
}
