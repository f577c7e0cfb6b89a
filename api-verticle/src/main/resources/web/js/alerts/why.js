/** @import { App } from '../app.js' */
/** @import { AlertEvent } from '../model/protocol.js' */
import { ask } from '../api.js';
import { el, setAttribute, setText, stateMark } from '../dom.js';
import { format } from '../format.js';
import { labelChips } from '../labels.js';
import { formatRoute } from '../route.js';
import { RuleWeek } from './week.js';
import { WhyChart } from './why-chart.js';
import { figures, kindText, metricValue } from './words.js';

const MOST_EVENTS = 50;

/** Why an alert is what it is: its figures, the values around its beginning, the samples that caused it, and its events. */
export class WhyPanel {
    #facts = el('dl', { class: 'facts' });
    #events = el('ol', { class: 'events', 'aria-label': 'What happened', reversed: true });
    #problem = el('p', { class: 'note', role: 'status', hidden: true });
    #chart;
    #week;
    #asked = 0;

    /** @param {App} app @param {AlertEvent} alert @param {number | null} [endedAt] when it was over, epoch milliseconds */
    constructor(app, alert, endedAt = alert.state === 'RESOLVED' ? alert.at : null) {
        this.app = app;
        this.alert = alert;
        // What is absent has no values.
        this.#chart = alert.kind === 'absence' ? null : new WhyChart(app, alert, endedAt);
        const told = el('div', { class: 'why-told' }, this.#facts, this.#events, this.#problem);
        this.#week = new RuleWeek(app, alert);
        this.node = el('div', { class: 'why' }, told, el('div', { class: 'why-seen' }, ...(this.#chart === null ? [] : [this.#chart.node]), this.#week.node));
        this.update(alert);
    }

    /** It changed. @param {AlertEvent} alert */
    update(alert) {
        this.alert = alert;
        this.#facts.replaceChildren(...this.#lines().flatMap(([name, ...what]) => [el('dt', {}, name), el('dd', {}, ...what)]));
        void this.#fetch();
    }

    destroy() {
        this.#asked = -1;
        this.#chart?.destroy();
        this.#week.destroy();
    }

    /** @returns {[string, ...(Node | string)[]][]} */
    #lines() {
        const { alert } = this;
        const labels = { ...alert.hostLabels, ...alert.ruleLabels };
        const told = [
            ...(alert.quiet === true ? ['only shown: nobody is told'] : []),
            ...(alert.backlog === true ? ['found while a backlog was worked off: nobody was told'] : []),
            ...((alert.fires ?? 0) > 1 ? [`fired ${alert.fires} times lately`] : []),
        ];
        return [
            [alert.metric, figures(alert)],
            ['Since', `${format.moment(alert.since)}, ${format.span(this.app.serverNow() - alert.since)} ago`],
            ...(alert.reaches == null ? [] : [/** @type {[string, string]} */ (['Reached', format.moment(alert.reaches)])]),
            ['Rule', `${alert.rule}: ${kindText(alert)}`],
            ...(told.length === 0 ? [] : [/** @type {[string, string]} */ (['Note', told.join('; ')])]),
            ...(Object.keys(labels).length === 0 ? [] : [/** @type {[string, Node]} */ (['Labels', el('span', { class: 'labels' }, ...labelChips(labels))])]),
            ...this.#samples(),
            ...runbook(alert.runbook ?? ''),
            ['Link', copyButton('Copy link', () => new URL(`/${formatRoute({ view: 'alerts', choices: new URLSearchParams({ alert: alert.id }) })}`, location.href).href)],
        ];
    }

    /** The samples that caused it, so that they can be read again. @returns {[string, ...(Node | string)[]][]} */
    #samples() {
        const { cause } = this.alert;
        if (cause == null) {
            return [];
        }
        const text = `${cause.topic}/${cause.partition} @ ${cause.firstOffset}–${cause.lastOffset}`;
        const plain = `${cause.topic} ${cause.partition} ${cause.firstOffset}-${cause.lastOffset}`;
        return [['Samples', el('code', { title: 'topic / partition @ first and last offset' }, text), ' ', copyButton('Copy', () => plain)]];
    }

    async #fetch() {
        const asked = ++this.#asked;
        try {
            const { events } = await ask(`/alerts/${encodeURIComponent(this.alert.id)}`);
            if (asked === this.#asked) {
                this.#problem.hidden = true;
                this.#events.replaceChildren(...events.toReversed().slice(0, MOST_EVENTS).map(eventLine));
            }
        } catch (error) {
            if (asked === this.#asked) {
                this.#problem.hidden = false;
                setText(this.#problem, error instanceof Error ? error.message : String(error));
            }
        }
    }
}

/** @param {AlertEvent} event */
function eventLine(event) {
    const mark = stateMark(event.state === 'FIRING' ? event.severity : event.state);
    const value = event.kind === 'absence' ? '' : metricValue(event, event.measured ?? event.value);
    return el('li', { title: event.summary }, el('time', { class: 'num', datetime: new Date(event.at).toISOString(), title: format.moment(event.at) }, format.clock(event.at)), mark, el('span', { class: 'num' }, value));
}

/** @param {string} text an address, or the name of a page of the documentation @returns {[string, Node][]} */
function runbook(text) {
    if (text === '') {
        return [];
    }
    const address = URL.canParse(text) ? new URL(text) : null;
    const web = address !== null && ['http:', 'https:'].includes(address.protocol);
    const node = web ? el('a', { class: 'link', href: address.href, target: '_blank', rel: 'noopener noreferrer' }, text) : el('code', {}, text);
    return [['Runbook', node]];
}

/** @param {string} name @param {() => string} text */
function copyButton(name, text) {
    const button = el('button', { type: 'button', class: 'small', onclick: async () => {
        try {
            await navigator.clipboard.writeText(text());
            setText(button, 'Copied');
        } catch {
            setText(button, text());
        }
        setAttribute(button, 'aria-live', 'polite');
        setTimeout(() => setText(button, name), 4000);
    } }, name);
    return button;
}
