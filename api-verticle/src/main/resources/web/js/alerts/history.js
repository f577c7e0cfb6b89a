/** @import { App } from '../app.js' */
/** @import { PastAlert } from '../model/protocol.js' */
import { ask } from '../api.js';
import { el, setAttribute, setState, setText, stateMark, stateWord } from '../dom.js';
import { format } from '../format.js';
import { hostLink } from './item.js';
import { KeyedList } from './keyed-list.js';
import { WhyPanel } from './why.js';
import { ruleName, when } from './words.js';

const PAGE = 50;
/** So many are on the page at the most; who wants to see more narrows it down. */
const MOST = 1000;
const SPANS = [['1h', 'last hour', 3_600_000], ['24h', 'last 24 hours', 86_400_000], ['7d', 'last 7 days', 604_800_000], ['30d', 'last 30 days', 2_592_000_000]];

/** The alerts of the past, each once with what became of it, by host, rule, severity and time. */
export class AlertHistory {
    /** @type {PastAlert[]} */
    #alerts = [];
    /** @type {string | null} */
    #next = null;
    #asked = 0;
    #loadedAt = -1;
    #list;
    #nodes = el('ul', { class: 'alert-list' });
    #status = el('p', { class: 'note', role: 'status' });
    #moment = el('button', { type: 'button', class: 'small', hidden: true, title: 'Back to a span of time', onclick: () => this.#choose('at', '') });
    #more = el('button', { type: 'button', class: 'small more', hidden: true, onclick: () => this.#load(true) }, 'Load more');
    #stale = el('button', { type: 'button', class: 'small more', hidden: true, onclick: () => this.#load(false) }, 'Alerts changed since: load again');

    /** @param {App} app @param {URLSearchParams} choices @param {() => void} onChoice */
    constructor(app, choices, onChoice) {
        this.app = app;
        this.choices = choices;
        this.onChoice = onChoice;
        this.#list = new KeyedList(this.#nodes, (/** @type {PastAlert} */ { id }) => id, (alert) => new PastItem(app, alert));
        const filters = el(
            'form', { class: 'history-filters', role: 'search', 'aria-label': 'History', onsubmit: (event) => event.preventDefault() },
            this.#text('host', 'Host, such as web-*'), this.#text('rule', 'Rule, such as disk-*'),
            this.#choice('severity', 'Severity', [['', 'any severity'], ['critical', 'critical'], ['warning', 'warning']]),
            this.#choice('span', 'Time', SPANS.map(([name, title]) => [String(name), String(title)])),
            this.#moment,
            el('label', { class: 'check' }, this.#check(), 'also what never fired'),
        );
        this.node = el('div', { class: 'history', hidden: true }, filters, this.#stale, this.#status, this.#nodes, this.#more);
    }

    /** It is to be seen now, or no more. @param {boolean} shown */
    show(shown) {
        if (shown && this.node.hidden) {
            void this.#load(false);
        } else if (!shown) {
            this.#list.clear();
            this.#alerts = [];
        }
        this.node.hidden = !shown;
    }

    /** Says so when what is shown is no longer all there is. */
    draw() {
        this.#stale.hidden = this.node.hidden || this.#loadedAt < 0 || this.#loadedAt === this.app.model.alerts.version;
    }

    destroy() {
        this.#asked = -1;
        this.#list.clear();
    }

    /** @param {string} name @param {string} hint */
    #text(name, hint) {
        return el('input', { type: 'search', 'aria-label': hint, placeholder: hint, value: this.choices.get(name) ?? '', spellcheck: 'false', onchange: (event) => this.#choose(name, event.target.value.trim()) });
    }

    /** @param {string} name @param {string} label @param {string[][]} options */
    #choice(name, label, options) {
        const chosen = this.choices.get(name) ?? (name === 'span' ? '24h' : '');
        return el(
            'select', { 'aria-label': label, onchange: (event) => this.#choose(name, event.target.value) },
            ...options.map(([value = '', text = '']) => el('option', { value, selected: value === chosen }, text)),
        );
    }

    #check() {
        return el('input', { type: 'checkbox', checked: this.choices.get('all') === '1', onchange: (event) => this.#choose('all', event.target.checked ? '1' : '') });
    }

    /** @param {string} name @param {string} value */
    #choose(name, value) {
        if (value === '') {
            this.choices.delete(name);
        } else {
            this.choices.set(name, value);
        }
        this.onChoice();
        void this.#load(false);
    }

    /** @param {boolean} further the page after the last one, else the first */
    async #load(further) {
        const asked = ++this.#asked;
        const version = this.app.model.alerts.version;
        setText(this.#status, 'Loading…');
        this.#more.disabled = true;
        try {
            const { alerts, next } = await ask(`/alerts/history?${this.#query(further ? this.#next : null)}`);
            if (asked === this.#asked) {
                this.#alerts = further ? [...this.#alerts, ...alerts] : alerts;
                this.#next = next;
                this.#loadedAt = further ? this.#loadedAt : version;
                this.#show();
            }
        } catch (error) {
            if (asked === this.#asked) {
                setText(this.#status, error instanceof Error ? error.message : String(error));
            }
        }
        this.#more.disabled = false;
        this.draw();
    }

    /** @param {string | null} cursor */
    #query(cursor) {
        const [, , ms = 86_400_000] = SPANS.find(([name]) => name === (this.choices.get('span') ?? '24h')) ?? [];
        const at = moment(this.choices.get('at'));
        const times = Number.isNaN(at) ? { start: String(Math.round(this.app.serverNow() - Number(ms))) } : { start: String(at), end: String(at + 1000) };
        this.#moment.hidden = Number.isNaN(at);
        setText(this.#moment, `Open at ${format.moment(at)} ✕`);
        const query = new URLSearchParams({ limit: String(PAGE), ...times });
        for (const name of ['host', 'rule', 'severity']) {
            const value = this.choices.get(name);
            if (value) {
                query.set(name, value);
            }
        }
        if (this.choices.get('all') !== '1') {
            query.set('fired', 'true');
        }
        if (cursor !== null) {
            query.set('cursor', cursor);
        }
        return query;
    }

    #show() {
        this.#list.update(this.#alerts, MOST);
        const count = this.#alerts.length;
        const full = count >= MOST;
        const text = count === 0 ? 'No alert of that time is known that fits.' : full ? `The newest ${MOST} are shown: choose a host, a rule or a shorter time to see others.` : '';
        setText(this.#status, text);
        this.#more.hidden = this.#next === null || full;
    }
}

/** The time that a link names. @param {string | null} text epoch milliseconds or RFC 3339 @returns {number} NaN for none */
export function moment(text) {
    return text === null || text === '' ? NaN : /^\d+$/.test(text) ? Number(text) : Date.parse(text);
}

/** One alert of the past. */
class PastItem {
    /** @type {WhyPanel | null} */
    #why = null;
    #mark = stateMark('WARNING');
    #summary = el('button', { type: 'button', class: 'alert-summary', 'aria-expanded': 'false', onclick: () => this.#toggle() });
    #span = el('span', { class: 'alert-age num' });
    #became = el('span', { class: 'alert-actions note' });
    #more = el('div', { class: 'alert-more', hidden: true });

    /** @param {App} app @param {PastAlert} alert */
    constructor(app, alert) {
        this.app = app;
        this.alert = alert;
        const about = el('span', { class: 'alert-about' }, hostLink(alert.host), el('span', { class: 'rule' }, ruleName(alert)), ...(alert.quiet === true ? [el('span', { class: 'label' }, 'only shown')] : []));
        this.node = el('li', { class: 'alert-item past' }, this.#mark, about, this.#summary, this.#span, this.#became, this.#more);
        this.update(alert);
    }

    /** @param {PastAlert} alert */
    update(alert) {
        this.alert = alert;
        const now = this.app.serverNow();
        const state = alert.firedAt === null ? 'PENDING' : alert.worst;
        setState(this.#mark, state);
        setAttribute(this.node, 'data-state', alert.state === 'RESOLVED' ? 'over' : alert.severity.toLowerCase());
        setText(this.#summary, alert.summary);
        setText(this.#span, `${when(alert.since, now)}, ${format.span((alert.endedAt ?? now) - alert.since)}`);
        setAttribute(this.#span, 'title', `${format.moment(alert.since)} to ${alert.endedAt === null ? 'now' : format.moment(alert.endedAt)}`);
        setText(this.#became, alert.state === 'RESOLVED' ? 'over' : stateWord(alert.state).toLowerCase());
    }

    destroy() {
        this.#why?.destroy();
    }

    #toggle() {
        if (this.#why === null) {
            this.#why = new WhyPanel(this.app, this.alert, this.alert.endedAt);
            this.#more.append(this.#why.node);
        } else {
            this.#why.destroy();
            this.#why.node.remove();
            this.#why = null;
        }
        this.#more.hidden = this.#why === null;
        setAttribute(this.#summary, 'aria-expanded', String(this.#why !== null));
    }
}
