/** @import { App } from '../app.js' */
/** @import { Change } from '../model/live-model.js' */
/** @import { AlertEvent } from '../model/protocol.js' */
import { el, setText, stateMark } from '../dom.js';
import { format } from '../format.js';
import { AlertItem, hostLink, ruleName } from './item.js';

/** What fires, what may fire soon, and what changed lately. */
export class AlertsView {
    title = 'Alerts';
    /** @type {AlertItem[]} */
    #items = [];
    #firing = el('ul', { class: 'alert-list' });
    #calm = el('p', { class: 'calm' }, stateMark('OK'), el('span', {}, 'Nothing is firing.'));
    #pendingTitle = el('h2', {}, 'Pending');
    #pending = el('ul', { class: 'alert-list' });
    #recent = el('tbody');
    #none = el('p', { class: 'note' }, 'No change since this page was opened.');
    #history = el('table', { class: 'numbers recent' });

    /** @param {App} app */
    constructor(app) {
        this.app = app;
        const heads = ['Time', 'Change', 'Host', 'Rule', 'What'].map((title) => el('th', { scope: 'col' }, title));
        this.#history.append(el('thead', {}, el('tr', {}, ...heads)), this.#recent);
        this.count = el('span', { class: 'note' });
        const scroller = el('div', { class: 'scroller' }, this.#history);
        this.node = el(
            'section', { class: 'view alerts-view' },
            el('h1', {}, 'Alerts ', this.count), this.#calm, this.#firing, this.#pendingTitle, this.#pending, el('h2', {}, 'Recent changes'), this.#none, scroller,
        );
    }

    mount() {}

    destroy() {}

    /** This view lives on alerts alone, which come only when there are some. */
    subject = null;

    /** @param {Set<Change>} changes */
    draw(changes) {
        this.app.scheduler.gap = 200;
        if (changes.has('alerts') || changes.has('layout')) {
            this.#rebuild();
        }
        const now = this.app.serverNow();
        this.#items.forEach((item) => item.tick(now));
        this.node.classList.toggle('stale', !this.app.isLive);
    }

    /** @param {KeyboardEvent} event Keys: arrows or j and k move over the hosts' links. @returns {boolean} whether it was for this view */
    key(event) {
        const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
        if (step === undefined) {
            return false;
        }
        const links = [...this.node.querySelectorAll('a')];
        const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
        links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
        return true;
    }

    /** Esc leads back to the fleet. */
    escape() {
        this.app.go({ view: 'fleet' });
        return true;
    }

    #rebuild() {
        const { alerts } = this.app.model;
        const [firing, pending, now] = [alerts.firing(), alerts.pending(), this.app.serverNow()];
        const list = (/** @type {AlertEvent[]} */ events) => events.map((alert) => new AlertItem(alert, now, true));
        const [firingItems, pendingItems] = [list(firing), list(pending)];
        this.#items = [...firingItems, ...pendingItems];
        this.#firing.replaceChildren(...firingItems.map(({ node }) => node));
        this.#pending.replaceChildren(...pendingItems.map(({ node }) => node));
        this.#recent.replaceChildren(...alerts.recent.map(changeRow));
        this.#calm.hidden = firing.length > 0;
        this.#firing.hidden = firing.length === 0;
        this.#pendingTitle.hidden = this.#pending.hidden = pending.length === 0;
        this.#none.hidden = alerts.recent.length > 0;
        this.#history.hidden = alerts.recent.length === 0;
        setText(this.count, firing.length === 0 ? '' : `${firing.length} firing`);
    }
}

/** @param {AlertEvent} event */
function changeRow(event) {
    const mark = stateMark(event.state === 'FIRING' ? event.severity : event.state);
    return el(
        'tr', {},
        el('td', { class: 'num', title: format.moment(event.at) }, format.clock(event.at)),
        el('td', {}, mark),
        el('td', {}, hostLink(event.host)),
        el('td', {}, ruleName(event)),
        el('td', { class: 'wide' }, event.summary),
    );
}
