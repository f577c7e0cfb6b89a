/** @import { App } from '../app.js' */
/** @import { Change } from '../model/live-model.js' */
/** @import { AlertEvent, Silence } from '../model/protocol.js' */
import { el, setAttribute, setText, stateMark } from '../dom.js';
import { AlertHistory } from './history.js';
import { AlertItem } from './item.js';
import { KeyedList } from './keyed-list.js';
import { madeText } from './silence-form.js';
import { SilenceList } from './silence-list.js';
import { SingleAlert } from './single.js';

/** So many alerts are on the page at first, and so many more with each click. */
const STEP = 100;

/** @typedef {'firing' | 'pending' | 'silenced' | 'quiet' | 'history'} Tab */

/** @type {{name: Tab, title: string, none: string}[]} */
const TABS = [
    { name: 'firing', title: 'Firing', none: 'Nothing is firing.' },
    { name: 'pending', title: 'Pending', none: 'Nothing is about to fire.' },
    { name: 'silenced', title: 'Silenced', none: 'Nothing that fires is silenced.' },
    { name: 'quiet', title: 'Shown only', none: 'There is nothing of which nobody is told.' },
    { name: 'history', title: 'History', none: '' },
];

/** What fires, what may fire soon, what nobody is told of, what was; and of each why. */
export class AlertsView {
    title = 'Alerts';
    /** This view lives on alerts alone, which come only when there are some. */
    subject = null;
    /** @type {Tab} */
    #tab = 'firing';
    #most = STEP;
    #drawn = '';
    #items = el('ul', { class: 'alert-list' });
    #list;
    #calm = el('p', { class: 'calm' });
    #flash = el('p', { class: 'flash', role: 'status', tabindex: -1 });
    #more = el('button', { type: 'button', class: 'small more', onclick: () => this.#showMore() });
    /** @type {Map<Tab, {button: HTMLButtonElement, count: HTMLElement}>} */
    #tabs = new Map();
    /** @type {SingleAlert | null} */
    #single = null;

    /** @param {App} app @param {URLSearchParams} choices */
    constructor(app, choices) {
        this.app = app;
        this.choices = choices;
        this.#list = new KeyedList(this.#items, (/** @type {AlertEvent} */ { id }) => id, (alert) => new AlertItem(app, alert, true));
        this.silences = new SilenceList(app);
        this.history = new AlertHistory(app, choices, () => this.#note());
        const tabs = TABS.map(({ name, title }) => this.#makeTab(name, title));
        this.lists = el('div', {}, el('div', { class: 'segments tabs', role: 'group', 'aria-label': 'Which alerts' }, ...tabs), this.silences.node, this.#calm, this.#items, this.#more, this.history.node);
        this.node = el('section', { class: 'view alerts-view' }, el('h1', {}, 'Alerts'), this.#flash, this.lists);
    }

    mount() {
        const id = this.choices.get('alert');
        if (id !== null && id !== '') {
            this.#single = new SingleAlert(this.app, id);
            this.lists.replaceWith(this.#single.node);
        } else {
            this.#open(TABS.find(({ name }) => name === this.choices.get('tab'))?.name ?? (this.choices.has('at') ? 'history' : 'firing'));
        }
    }

    destroy() {
        this.#list.clear();
        this.history.destroy();
        this.#single?.destroy();
    }

    /** @param {Set<Change>} changes */
    draw(changes) {
        this.app.scheduler.gap = 200;
        this.node.classList.toggle('stale', !this.app.isLive);
        if (this.#single !== null) {
            this.#single.draw();
            return;
        }
        const { alerts, silences } = this.app.model;
        const shown = `${this.#tab} ${this.#most} ${alerts.version} ${silences.version} ${alerts.silenced().length}`;
        if (shown !== this.#drawn || changes.has('layout')) {
            this.#drawn = shown;
            this.#rebuild();
        }
        if (changes.has('clock')) {
            [...this.#list.shown].forEach((item) => item.tick());
        }
        this.silences.update();
        this.silences.node.hidden ||= this.#tab !== 'silenced';
        this.history.draw();
    }

    /** A state of an alert changed. @param {AlertEvent} event */
    heard(event) {
        this.#single?.heard(event);
    }

    /** A silence was made from this page. @param {Silence} silence */
    silenced(silence) {
        setText(this.#flash, madeText(silence, this.app.serverNow()));
        this.#flash.focus({ preventScroll: true });
    }

    /** @param {KeyboardEvent} event Keys: arrows or j and k move over the alerts, s silences. @returns {boolean} whether it was for this view */
    key(event) {
        const summaries = /** @type {HTMLElement[]} */ ([...this.node.querySelectorAll('.alert-summary')]);
        const at = summaries.findIndex((summary) => summary.closest('.alert-item')?.contains(document.activeElement));
        const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
        if (step !== undefined) {
            summaries[Math.max(0, Math.min(summaries.length - 1, at + step))]?.focus();
        } else if (event.key === 's' && at >= 0) {
            [...this.#list.shown].find(({ node }) => node.contains(document.activeElement))?.toggleSilence();
        } else {
            const tab = TABS[Number(event.key) - 1];
            if (tab === undefined || this.#single !== null) {
                return false;
            }
            this.#open(tab.name);
        }
        return true;
    }

    /** Esc leads back to all alerts, and then to the fleet. */
    escape() {
        this.app.go({ view: this.#single === null ? 'fleet' : 'alerts' });
        return true;
    }

    /** @param {Tab} name @param {string} title */
    #makeTab(name, title) {
        const count = el('span', { class: 'num tab-count' });
        const button = el('button', { type: 'button', 'aria-pressed': 'false', onclick: () => this.#open(name) }, title, ' ', count);
        this.#tabs.set(name, { button, count });
        return button;
    }

    /** @param {Tab} tab */
    #open(tab) {
        this.#tab = tab;
        this.#most = STEP;
        this.#tabs.forEach(({ button }, name) => setAttribute(button, 'aria-pressed', String(name === tab)));
        this.choices.set('tab', tab);
        setText(this.#flash, '');
        this.history.show(tab === 'history');
        this.#note();
        this.app.scheduler.mark('alerts');
    }

    #note() {
        const firing = this.#tab === 'firing';
        const choices = new URLSearchParams(firing ? {} : this.#tab === 'history' ? this.choices : { tab: this.#tab });
        this.app.replaceRoute({ view: 'alerts', choices });
    }

    #showMore() {
        this.#most += STEP;
        this.app.scheduler.mark('alerts');
    }

    #rebuild() {
        const { alerts } = this.app.model;
        const lists = { firing: alerts.firing(), pending: alerts.pending(), silenced: alerts.silenced(), quiet: alerts.quiet(), history: [] };
        const chosen = lists[this.#tab];
        this.#list.update(chosen, this.#most);
        this.#tabs.forEach(({ count }, name) => setText(count, lists[name].length === 0 ? '' : String(lists[name].length)));
        this.#calm.hidden = chosen.length > 0 || this.#tab === 'history';
        this.#calm.replaceChildren(stateMark('OK'), el('span', {}, TABS.find(({ name }) => name === this.#tab)?.none ?? ''));
        this.#items.hidden = chosen.length === 0;
        this.#more.hidden = chosen.length <= this.#most;
        setText(this.#more, `Show ${Math.min(STEP, chosen.length - this.#most)} more of ${chosen.length}`);
    }
}
