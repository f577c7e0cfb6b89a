/** @import { App } from '../app.js' */
/** @import { AlertEvent, HostInfo, HostWarning } from '../model/protocol.js' */
/** @import { Span } from './time-window.js' */
import { AlertItem } from '../alerts/item.js';
import { KeyedList } from '../alerts/keyed-list.js';
import { el, setAttribute, setState, setText, stateMark } from '../dom.js';
import { format } from '../format.js';
import { labelChips, labelText } from '../labels.js';
import { SPANS } from './time-window.js';

const FEW_ALERTS = 4;
const MOST_ALERTS = 100;

/**
 * @typedef {object} Controls
 * @property {(name: string) => void} onSpan a live span was chosen
 * @property {() => void} onPause charts stand still, or go on
 */

/** Top of the host view: name, state, labels, when it was last heard of, what fires, and the choice of time. */
export class HostHeading {
    #state = stateMark('OK');
    #labels = el('span', { class: 'labels' });
    #seen = el('span', { class: 'seen num' });
    #warnings = el('ul', { class: 'warning-list', role: 'status', 'aria-label': 'Who this host is', hidden: true });
    #alerts = el('ul', { class: 'alert-list', 'aria-label': 'Firing alerts' });
    /** @type {Map<string, HTMLButtonElement>} */
    #spans = new Map();
    #still = el('span', { class: 'still num', hidden: true });
    #pause;
    #shownLabels = '';
    #alertList;
    #allAlerts = false;
    /** @type {AlertEvent[]} */
    #shown = [];
    #more = el('button', { type: 'button', class: 'small more', hidden: true, onclick: () => this.#showAll() });
    #shownWarnings = '';

    /** @param {App} app @param {string} host @param {Controls} controls */
    constructor(app, host, controls) {
        this.#alertList = new KeyedList(this.#alerts, (/** @type {AlertEvent} */ { id }) => id, (alert) => new AlertItem(app, alert, false));
        SPANS.forEach(({ name, title }) => {
            this.#spans.set(name, el('button', { type: 'button', 'aria-pressed': 'false', onclick: () => controls.onSpan(name) }, title));
        });
        this.#pause = el('button', { type: 'button', class: 'pause', 'aria-keyshortcuts': 'p', onclick: controls.onPause }, 'Pause');
        const spans = el('span', { class: 'segments', role: 'group', 'aria-label': 'Time shown' }, ...this.#spans.values());
        const top = el('div', { class: 'host-top' }, el('a', { class: 'back', href: '#/', 'aria-label': 'All hosts' }, '‹'), el('h1', {}, host), this.#state, this.#labels, this.#seen);
        this.node = el('header', { class: 'host-heading' }, el('div', { class: 'host-bar' }, top, el('div', { class: 'controls' }, this.#still, spans, this.#pause)), this.#warnings, this.#alerts, this.#more);
    }

    /** @param {HostInfo} info @param {number} lastSeen @param {number} serverNow @param {number} skipped */
    update(info, lastSeen, serverNow, skipped) {
        setState(this.#state, info.status);
        const text = labelText(info.labels ?? {});
        if (text !== this.#shownLabels) {
            this.#shownLabels = text;
            this.#labels.replaceChildren(...labelChips(info.labels ?? {}));
        }
        this.#showWarnings(info.warnings ?? []);
        const every = info.intervalMs === undefined ? '' : ` · every ${format.span(info.intervalMs)}`;
        const left = skipped === 0 ? '' : ` · ${skipped} left out, this page was slow`;
        setText(this.#seen, `seen ${format.span(serverNow - lastSeen)} ago${every}${left}`);
        setAttribute(this.#seen, 'title', format.moment(lastSeen));
    }

    /** @param {HostWarning[]} warnings */
    #showWarnings(warnings) {
        const text = JSON.stringify(warnings);
        if (text !== this.#shownWarnings) {
            this.#shownWarnings = text;
            this.#warnings.replaceChildren(...warnings.map(({ detail }) => el('li', {}, detail)));
            this.#warnings.hidden = warnings.length === 0;
        }
    }

    /** @param {AlertEvent[]} alerts */
    showAlerts(alerts) {
        this.#shown = alerts;
        this.#alertList.update(alerts, this.#allAlerts ? MOST_ALERTS : FEW_ALERTS);
        this.#alerts.hidden = alerts.length === 0;
        this.#more.hidden = this.#allAlerts || alerts.length <= FEW_ALERTS;
        setText(this.#more, `Show all ${alerts.length} alerts`);
    }

    #showAll() {
        this.#allAlerts = true;
        this.showAlerts(this.#shown);
    }

    destroy() {
        this.#alertList.clear();
    }

    /** @param {Span} span @param {string} spanName */
    showSpan(span, spanName) {
        const still = span.kind === 'still';
        this.#spans.forEach((button, name) => setAttribute(button, 'aria-pressed', String(!still && name === spanName)));
        setText(this.#pause, still ? 'Back to live' : 'Pause');
        this.#pause.classList.toggle('active', still);
        this.#still.hidden = !still;
        setText(this.#still, still ? `Standing still: ${format.clock(span.min)} to ${format.clock(span.max)}` : '');
    }
}
