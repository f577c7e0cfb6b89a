/** @import { App } from '../app.js' */
/** @import { AlertEvent, PastAlert } from '../model/protocol.js' */
import { ask } from '../api.js';
import { el, setText, stateWord } from '../dom.js';
import { format } from '../format.js';
import { deviceOf } from './words.js';

const WEEK_MS = 7 * 86_400_000;
/** So many alerts the server gives at once. */
const MOST = 1000;
const MOST_ROWS = 50;

/**
 * What a rule did in a span of time.
 * @typedef {object} Record
 * @property {number} fired how many times
 * @property {number} pages of how many people were told
 * @property {number} hosts on how many hosts
 * @property {number} totalMs how long in all, of all alerts together
 * @property {number} longestMs
 */

/** @param {PastAlert[]} alerts that fired @param {number} from @param {number} to both epoch milliseconds @returns {Record} */
export function recordOf(alerts, from, to) {
    const lengths = alerts.map((alert) => Math.max(0, spanOf(alert, to)[1] - Math.max(from, spanOf(alert, to)[0])));
    return {
        fired: alerts.length,
        pages: alerts.filter(({ quiet, backlog, firedAt }) => quiet !== true && backlog !== true && (firedAt ?? 0) >= from).length,
        hosts: new Set(alerts.map(({ host }) => host)).size,
        totalMs: lengths.reduce((a, b) => a + b, 0),
        longestMs: Math.max(0, ...lengths),
    };
}

/** @param {PastAlert} alert @param {number} to @returns {[number, number]} when it fired and when it ended */
function spanOf({ firedAt, since, endedAt }, to) {
    return [firedAt ?? since, endedAt ?? to];
}

/** When the rule of an alert fired in the last seven days, here and everywhere, as two strips and a table. */
export class RuleWeek {
    #note = el('p', { class: 'note', role: 'status' }, 'Loading…');
    #strips = el('div', { class: 'week-strips' });
    #gone = false;

    /** @param {App} app @param {AlertEvent} alert */
    constructor(app, alert) {
        this.alert = alert;
        this.to = app.serverNow();
        this.from = this.to - WEEK_MS;
        const whatIf = el('p', { class: 'note' }, 'What another limit would have done: ', el('code', {}, 'hoststream backtest'));
        this.node = el('figure', { class: 'week' }, el('figcaption', {}, el('strong', {}, `${alert.rule}, last 7 days`)), this.#note, this.#strips, whatIf);
        void this.#load();
    }

    destroy() {
        this.#gone = true;
    }

    async #load() {
        const query = new URLSearchParams({ rule: this.alert.rule, fired: 'true', limit: String(MOST), start: String(Math.round(this.from)) });
        try {
            const { alerts, next } = await ask(`/alerts/history?${query}`);
            if (!this.#gone) {
                this.#show(alerts, next !== null);
            }
        } catch (error) {
            setText(this.#note, error instanceof Error ? error.message : String(error));
        }
    }

    /** @param {PastAlert[]} alerts @param {boolean} more */
    #show(alerts, more) {
        const device = deviceOf(this.alert);
        const here = alerts.filter((alert) => alert.host === this.alert.host && deviceOf(alert) === device);
        setText(this.#note, more ? `Only the newest ${MOST} are counted.` : '');
        this.#note.hidden = !more;
        const rows = alerts.slice(0, MOST_ROWS).map((alert) => el(
            'tr', {}, el('th', { scope: 'row' }, alert.host), el('td', {}, deviceOf(alert)), el('td', {}, stateWord(alert.worst)),
            el('td', {}, format.moment(alert.firedAt ?? alert.since)), el('td', { class: 'number' }, format.span((alert.endedAt ?? this.to) - (alert.firedAt ?? alert.since))),
        ));
        const heads = ['Host', 'Of', 'Worst', 'Fired', 'For'].map((head, place) => el('th', { scope: 'col', class: place === 4 ? 'number' : '' }, head));
        const table = el('table', { class: 'numbers' }, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...rows));
        this.#strips.replaceChildren(
            this.#strip(`${this.alert.host}${device === '' ? '' : ` (${device})`}`, here), this.#strip('All hosts', alerts),
            ...(alerts.length === 0 ? [] : [el('details', {}, el('summary', {}, 'Show as table'), el('div', { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': 'When the rule fired' }, table))]),
        );
    }

    /** @param {string} title @param {PastAlert[]} alerts */
    #strip(title, alerts) {
        const { fired, pages, hosts, totalMs, longestMs } = recordOf(alerts, this.from, this.to);
        const times = fired === 1 ? 'fired once' : `fired ${fired} times`;
        const where = hosts > 1 ? ` on ${hosts} hosts` : '';
        const text = fired === 0 ? 'did not fire' : `${times}${where}, ${format.span(totalMs)} in all, ${format.span(longestMs)} at the longest; ${pages} ${pages === 1 ? 'page' : 'pages'} a week`;
        const bars = alerts.map((alert) => {
            const [start, end] = spanOf(alert, this.to);
            const bar = el('i', { 'data-state': alert.worst.toLowerCase() });
            const left = Math.max(0, (start - this.from) / WEEK_MS);
            bar.style.left = `${left * 100}%`;
            bar.style.width = `${Math.max(0, (end - this.from) / WEEK_MS - left) * 100}%`;
            return bar;
        });
        return el('div', { class: 'week-row' }, el('span', {}, title), el('span', { class: 'note num' }, text), el('span', { class: 'strip', role: 'img', 'aria-label': `${title}: ${text}` }, ...bars));
    }
}
