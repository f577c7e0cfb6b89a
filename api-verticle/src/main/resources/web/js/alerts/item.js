/** @import { App } from '../app.js' */
/** @import { AlertEvent } from '../model/protocol.js' */
import { el, setAttribute, setState, setText, stateMark } from '../dom.js';
import { format } from '../format.js';
import { formatRoute } from '../route.js';
import { SilenceForm } from './silence-form.js';
import { WhyPanel } from './why.js';
import { ruleName, when } from './words.js';

let made = 0;

/** One open alert: how bad, where, since when, its sentence; and on demand why, and the way to silence it. */
export class AlertItem {
    /** @type {WhyPanel | null} */
    #why = null;
    /** @type {SilenceForm | null} */
    #form = null;
    #more = el('div', { class: 'alert-more', id: `alert-more-${++made}`, hidden: true });
    #age = el('span', { class: 'alert-age num' });
    #mark;
    #rule = el('span', { class: 'rule' });
    #flags = el('span', { class: 'label', hidden: true });
    #summary;
    #silence;
    #silenced = el('span', { class: 'note silenced-until', hidden: true });

    /** @param {App} app @param {AlertEvent} alert @param {boolean} withHost whether to name the host */
    constructor(app, alert, withHost) {
        this.app = app;
        this.alert = alert;
        this.#mark = stateMark(alert.severity);
        this.#summary = el('button', { type: 'button', class: 'alert-summary', 'aria-expanded': 'false', 'aria-controls': this.#more.id, onclick: () => this.toggleWhy() });
        this.#silence = el('button', { type: 'button', class: 'small silence', 'aria-expanded': 'false', 'aria-controls': this.#more.id, onclick: () => this.toggleSilence() }, 'Silence');
        const about = el('span', { class: 'alert-about' }, ...(withHost ? [hostLink(alert.host)] : []), this.#rule, this.#flags);
        const actions = el('span', { class: 'alert-actions' }, this.#silenced, this.#silence);
        this.node = el('li', { class: 'alert-item' }, this.#mark, about, this.#summary, this.#age, actions, this.#more);
        this.update(alert);
    }

    /** @param {AlertEvent} alert */
    update(alert) {
        const changed = alert !== this.alert;
        this.alert = alert;
        setAttribute(this.node, 'data-state', alert.severity.toLowerCase());
        setState(this.#mark, alert.severity);
        setText(this.#rule, ruleName(alert));
        setText(this.#summary, alert.summary);
        setAttribute(this.#age, 'title', `since ${format.moment(alert.since)}`);
        if (changed) {
            this.#why?.update(alert);
        }
        this.tick();
    }

    /** Time went on, or silences changed. */
    tick() {
        const now = this.app.serverNow();
        const { silences, maySilence } = this.app.model;
        const over = this.alert.state === 'RESOLVED';
        setText(this.#age, `for ${format.span((over ? this.alert.at : now) - this.alert.since)}`);
        const silence = over ? undefined : silences.of(this.alert, now);
        this.#silence.hidden = over || silence !== undefined || !maySilence || this.alert.quiet === true;
        this.#silenced.hidden = silence === undefined;
        setText(this.#silenced, silence === undefined ? '' : `silenced until ${when(silence.until, now)}`);
        const flags = [...(this.alert.state === 'PENDING' ? ['pending'] : []), ...(this.alert.quiet === true ? ['only shown'] : [])];
        setText(this.#flags, flags.join(', '));
        this.#flags.hidden = flags.length === 0;
        if (this.#silence.hidden && this.#form !== null) {
            this.closeForm();
        }
    }

    toggleWhy() {
        if (this.#why === null) {
            this.#why = new WhyPanel(this.app, this.alert);
            this.#more.append(this.#why.node);
        } else {
            this.#why.destroy();
            this.#why.node.remove();
            this.#why = null;
        }
        this.#opened();
    }

    /** The first of the two clicks. */
    toggleSilence() {
        if (this.#form !== null) {
            this.closeForm();
        } else if (!this.#silence.hidden) {
            this.#form = new SilenceForm(this.app, this.alert, () => this.closeForm());
            this.#more.prepend(this.#form.node);
            this.#opened();
            this.#form.focus();
        }
    }

    closeForm() {
        const inside = this.#form?.node.contains(document.activeElement) ?? false;
        this.#form?.node.remove();
        this.#form = null;
        this.#opened();
        if (inside) {
            (this.#silence.hidden ? this.#summary : this.#silence).focus();
        }
    }

    destroy() {
        this.#why?.destroy();
    }

    #opened() {
        this.#more.hidden = this.#why === null && this.#form === null;
        setAttribute(this.#summary, 'aria-expanded', String(this.#why !== null));
        setAttribute(this.#silence, 'aria-expanded', String(this.#form !== null));
    }
}

/** @param {string} host */
export function hostLink(host) {
    return el('a', { class: 'host-link', href: formatRoute({ view: 'host', host }) }, host);
}
