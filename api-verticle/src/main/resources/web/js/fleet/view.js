/** @import { App } from '../app.js' */
/** @import { Change } from '../model/live-model.js' */
/** @import { Entry } from './entry.js' */
import { el, setText } from '../dom.js';
import { staleAfter } from '../live/condition.js';
import { FLEET_METRICS, SPARK_SAMPLES } from '../model/fleet-series.js';
import { entries, entryOf } from './entry.js';
import { filterOf, matcher, NARROWING } from './filter.js';
import { GroupsOverview } from './groups.js';
import { Heading } from './heading.js';
import { ManageDialog } from './manage.js';
import { order } from './order.js';
import { Row } from './row.js';
import { Sparks } from './sparks.js';
import { Toolbar } from './toolbar.js';
import { VirtualList } from './virtual-list.js';

/** Rows do not change places more often than this, nor while the pointer moves over them. */
const SETTLE_MS = 2000;
/** With no more hosts than this there is room for taller rows. */
const FEW = 12;

/** All hosts, worst first. */
export class FleetView {
    /** @type {Entry[]} */
    #list = [];
    #sortedAt = -Infinity;
    #pointerAt = -Infinity;
    #selected = -1;
    #listeners = new AbortController();

    /** @param {App} app @param {URLSearchParams} choices */
    constructor(app, choices) {
        this.app = app;
        this.choices = choices;
        const changed = (/** @type {boolean} */ typed) => this.#chosen(typed);
        this.groups = new GroupsOverview();
        this.manage = new ManageDialog(app);
        this.toolbar = new Toolbar(choices, changed);
        this.heading = new Heading(choices, () => changed(false));
        this.rows = el('div', { class: 'rows', role: 'rowgroup' });
        this.empty = el('p', { class: 'empty', hidden: true });
        this.table = el('div', { class: 'fleet', role: 'table', 'aria-label': 'Hosts' }, el('div', { role: 'rowgroup', class: 'heading-group' }, this.heading.node), this.rows);
        this.node = el('section', { class: 'view fleet-view' }, el('h1', { class: 'hidden' }, 'Fleet'), this.toolbar.node, this.table, this.groups.node, this.empty, this.manage.node);
        this.sparks = new Sparks(this.rows, app.theme);
        this.list = new VirtualList(this.rows, () => this.#slot());
        this.list.onRange = () => this.#drawSparks();
    }

    title = 'Fleet';

    mount() {
        const { signal } = this.#listeners;
        window.addEventListener('scroll', () => this.list.scrolled(), { passive: true, signal });
        window.addEventListener('resize', () => this.app.scheduler.mark('layout'), { signal });
        this.rows.addEventListener('pointermove', () => (this.#pointerAt = performance.now()), { passive: true, signal });
        this.rows.addEventListener('focusin', ({ target }) => this.#focused(/** @type {Element} */ (target)), { signal });
        const seconds = Math.min(600, (SPARK_SAMPLES * this.app.model.hosts.shortestInterval()) / 1000);
        this.app.watch('fleet', { hosts: ['*'], metrics: FLEET_METRICS, history: Math.ceil(seconds) }, this.app.fleet);
        this.#arrange();
        this.#comeBack();
    }

    /** To where it was left: the search from elsewhere, or the host that was looked at. */
    #comeBack() {
        const { scroll, host } = this.app.place;
        if (this.choices.has('focus')) {
            this.choices.delete('focus');
            this.app.replaceRoute({ view: 'fleet', choices: this.choices });
            this.toolbar.search.focus();
        } else if (scroll > 0 || host !== '') {
            window.scrollTo(0, scroll);
            this.list.scrolled();
            const index = this.#list.findIndex((entry) => entry.host === host);
            if (index >= 0) {
                this.#select(index);
            }
        }
    }

    destroy() {
        this.#listeners.abort();
        this.app.unwatch('fleet');
    }

    /** What data this view lives on, for the word on its freshness. */
    get subject() {
        return { text: 'any host', intervalMs: this.app.model.hosts.shortestInterval() };
    }

    /** @param {Set<Change>} changes */
    draw(changes) {
        const now = performance.now();
        this.app.scheduler.gap = this.app.model.hosts.size > 50 ? 500 : 100;
        if (this.manage.node.open) {
            this.manage.update();
        }
        const due = now - this.#sortedAt > SETTLE_MS && now - this.#pointerAt > SETTLE_MS;
        if (changes.has('hosts') || changes.has('layout') || due) {
            this.#arrange();
        } else {
            this.#refresh();
        }
    }

    /** Keys: arrows or j and k move, Enter opens. @param {KeyboardEvent} event @returns {boolean} whether it was for this view */
    key(event) {
        const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 }[event.key];
        if (event.key === '/') {
            this.toolbar.search.select();
            this.toolbar.search.focus();
            return true;
        }
        const chosen = this.#list[this.#selected];
        if (event.key === 'm' && chosen !== undefined && this.app.model.mayManage === true) {
            this.manage.open(chosen.host);
            return true;
        }
        if (this.choices.get('by') === 'group') {
            return this.groups.move(step);
        }
        if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) {
            return false;
        }
        this.#select(Math.min(this.#list.length - 1, Math.max(0, this.#selected + step)));
        return true;
    }

    /** Esc empties the search. @returns {boolean} whether there was anything to do */
    escape() {
        const filtered = NARROWING.some((name) => this.choices.has(name));
        if (filtered) {
            this.toolbar.clear();
        }
        this.toolbar.search.blur();
        return filtered;
    }

    /** A choice is a step that Back takes back; letters of a search are not. @param {boolean} typed */
    #chosen(typed) {
        this.app[typed ? 'replaceRoute' : 'pushRoute']({ view: 'fleet', choices: this.choices });
        this.#selected = -1;
        this.heading.update();
        this.#arrange();
    }

    /** Filters, sorts and shows all anew. */
    #arrange() {
        const { model, fleet } = this.app;
        this.#sortedAt = performance.now();
        const [matches, fits] = [matcher(filterOf(this.choices)), matcher({ ...filterOf(this.choices), status: '' })];
        const kept = this.#list[this.#selected]?.host;
        const fitting = entries(model, fleet).filter(({ info }) => fits(info));
        this.#list = order(fitting.filter(({ info }) => matches(info)), this.heading.sort);
        this.#selected = kept === undefined ? -1 : this.#list.findIndex(({ host }) => host === kept);
        this.toolbar.update(model.hosts, fitting.map(({ info }) => info), this.app.model.hosts.groups(), this.#list.length);
        this.table.classList.toggle('managed', model.mayManage === true);
        this.table.classList.toggle('roomy', model.hosts.size <= FEW);
        this.table.setAttribute('aria-rowcount', String(this.#list.length + 1));
        this.#explainEmpty();
        if (this.choices.get('by') === 'group') {
            this.groups.update(this.#list, this.choices);
            return;
        }
        const height = parseFloat(getComputedStyle(this.table).getPropertyValue('--row-height'));
        this.list.reset(this.#list.length, height);
        this.sparks.measure(this.list.nodeOf(this.list.first));
        this.#drawSparks();
        this.#refocus();
    }

    /** Shows new values in the rows that exist, in the order that they have. */
    #refresh() {
        if (this.table.hidden) {
            return;
        }
        const { model, fleet } = this.app;
        for (let index = this.list.first; index < this.list.end; index++) {
            const entry = this.#list[index];
            const info = entry && model.hosts.get(entry.host);
            if (info !== undefined) {
                this.#list[index] = entryOf(info, fleet.get(info.host), model);
            }
        }
        this.list.reset(this.#list.length, this.list.rowHeight);
        this.#drawSparks();
    }

    #drawSparks() {
        this.sparks.draw(this.#list, this.list.first, this.list.end, this.list.rowHeight, (entry) => this.#isStale(entry));
    }

    #slot() {
        const row = new Row((host) => this.manage.open(host));
        const fill = (/** @type {number} */ index) => {
            const entry = this.#list[index];
            if (entry !== undefined) {
                row.show(entry, this.app.serverNow(), this.#isStale(entry));
                row.node.setAttribute('aria-rowindex', String(index + 2));
                row.node.classList.toggle('selected', index === this.#selected);
            }
        };
        return { node: row.node, fill };
    }

    /** @param {Entry} entry */
    #isStale({ info, series }) {
        const received = series?.receivedAt ?? NaN;
        const age = Number.isNaN(received) ? this.app.serverNow() - (series?.table.lastTime ?? NaN) : performance.now() - received;
        return info.status === 'DOWN' || !(age < staleAfter(info.intervalMs ?? 10_000)) || !this.app.isLive;
    }

    /** @param {number} index */
    #select(index) {
        this.#selected = index;
        this.list.reveal(index, this.app.headerHeight() + this.heading.node.offsetHeight);
        this.#refresh();
        this.list.nodeOf(index)?.querySelector('a')?.focus({ preventScroll: true });
    }

    /** The focus makes the selection. @param {Element} target */
    #focused(target) {
        const index = Number(target.closest('.row')?.getAttribute('aria-rowindex')) - 2;
        if (index !== this.#selected && index >= 0) {
            this.#selected = index;
            this.#refresh();
        }
    }

    /** Rows show other hosts after sorting; the focus goes with the host. */
    #refocus() {
        if (this.rows.contains(document.activeElement)) {
            const link = this.list.nodeOf(this.#selected)?.querySelector('a');
            (link ?? this.toolbar.search).focus({ preventScroll: true });
        }
    }

    #explainEmpty() {
        const { hosts } = this.app.model;
        this.empty.hidden = this.#list.length > 0;
        const byGroup = this.choices.get('by') === 'group';
        this.table.hidden = this.#list.length === 0 || byGroup;
        this.groups.node.hidden = this.#list.length === 0 || !byGroup;
        setText(this.empty, hosts.size === 0 ? 'No host has reported yet. The first sample appears here as soon as a collector sends it.' : `None of the ${hosts.size} hosts matches. Esc shows all again.`);
    }
}
