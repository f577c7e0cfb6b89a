/** @import { App } from '../app.js' */
/** @import { Silence } from '../model/protocol.js' */
import { ask } from '../api.js';
import { el, setText } from '../dom.js';
import { format } from '../format.js';
import { KeyedList } from './keyed-list.js';
import { aim, when } from './words.js';

const MOST = 200;

/** The silences that hold or will, each with who made it, why, until when, and the way to end it. */
export class SilenceList {
    node = el('ul', { class: 'silence-list', 'aria-label': 'Silences' });
    /** @type {KeyedList<Silence, SilenceItem>} */
    #list;

    /** @param {App} app */
    constructor(app) {
        this.app = app;
        this.#list = new KeyedList(this.node, ({ id }) => id, (silence) => new SilenceItem(app, silence));
    }

    update() {
        const standing = this.app.model.silences.standing(this.app.serverNow());
        this.#list.update(standing, MOST);
        this.node.hidden = standing.length === 0;
    }
}

/** One silence. */
class SilenceItem {
    #what = el('strong');
    #who = el('span', { class: 'silence-who' });
    #until = el('span', { class: 'num silence-until' });
    #problem = el('span', { class: 'problem', role: 'alert', hidden: true });
    #end = el('button', { type: 'button', class: 'small', onclick: () => this.#finish() }, 'End silence');

    /** @param {App} app @param {Silence} silence */
    constructor(app, silence) {
        this.app = app;
        this.silence = silence;
        this.node = el('li', { class: 'silence-item' }, this.#what, this.#until, this.#end, this.#who, this.#problem);
        this.update(silence);
    }

    /** @param {Silence} silence */
    update(silence) {
        this.silence = silence;
        const now = this.app.serverNow();
        setText(this.#what, aim(silence));
        setText(this.#who, silence.author === null ? '' : `${silence.author}: ${silence.comment ?? ''}`);
        const from = silence.from > now ? `from ${when(silence.from, now)} ` : '';
        setText(this.#until, `${from}until ${when(silence.until, now)}, ${format.span(silence.until - now)} left`);
        this.#end.hidden = !silence.yours || !this.app.model.maySilence;
    }

    destroy() {}

    async #finish() {
        this.#end.disabled = true;
        this.#problem.hidden = true;
        try {
            await ask(`/silences/${encodeURIComponent(this.silence.id)}`, { method: 'DELETE' });
        } catch (error) {
            this.#problem.hidden = false;
            setText(this.#problem, error instanceof Error ? error.message : String(error));
        }
        this.#end.disabled = false;
    }
}
