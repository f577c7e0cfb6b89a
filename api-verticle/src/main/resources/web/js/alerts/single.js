/** @import { App } from '../app.js' */
/** @import { AlertEvent } from '../model/protocol.js' */
import { ask } from '../api.js';
import { el, setText, stateMark } from '../dom.js';
import { AlertItem } from './item.js';

/** One alert by its address, open or long over, with its why unfolded. */
export class SingleAlert {
    /** @type {AlertItem | null} */
    #item = null;
    #list = el('ul', { class: 'alert-list' });
    #status = el('p', { class: 'calm', role: 'status' }, 'Loading…');

    /** @param {App} app @param {string} id */
    constructor(app, id) {
        this.app = app;
        this.id = id;
        this.node = el('div', { class: 'single' }, el('a', { class: 'link', href: '#/alerts' }, '‹ All alerts'), this.#status, this.#list);
        void this.#load();
    }

    draw() {
        const open = this.app.model.alerts.find(this.id);
        if (open !== undefined && this.#item !== null && open !== this.#item.alert) {
            this.#item.update(open);
        }
        this.#item?.tick();
    }

    /** @param {AlertEvent} event one that may be of this alert */
    heard(event) {
        if (event.id === this.id && event.state === 'RESOLVED') {
            void this.#load();
        }
    }

    destroy() {
        this.#item?.destroy();
        this.#item = null;
    }

    async #load() {
        try {
            const { alert } = await ask(`/alerts/${encodeURIComponent(this.id)}`);
            this.#show(alert);
        } catch (error) {
            setText(this.#status, error instanceof Error ? error.message : String(error));
        }
    }

    /** @param {AlertEvent} alert */
    #show(alert) {
        const over = alert.state === 'RESOLVED';
        this.#status.hidden = !over;
        this.#status.replaceChildren(stateMark('OK'), el('span', {}, 'This alert is over.'));
        if (this.#item === null) {
            this.#item = new AlertItem(this.app, alert, true);
            this.#list.replaceChildren(this.#item.node);
            this.#item.toggleWhy();
        } else {
            this.#item.update(alert);
        }
    }
}
