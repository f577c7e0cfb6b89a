/** @import { App } from '../app.js' */
import { ask } from '../api.js';
import { el, setText, stateMark } from '../dom.js';
import { format } from '../format.js';
import { groupsOf, stateOf } from './state.js';

/** States of which the host can be taken off the list: one that is heard comes back at its next sample. */
const REMOVABLE = ['DOWN', 'LEFT', 'RENAMED'];

/** What may be done with a host by a key that may manage: put it into groups and out of them, and take it off the list. */
export class ManageDialog {
    #title = el('h1', { id: 'manage-title' });
    #state = el('p', { class: 'note' });
    #groups = el('ul', { class: 'chosen-groups', 'aria-label': 'Groups' });
    #names = el('datalist', { id: 'group-names' });
    #name = el('input', { type: 'text', list: 'group-names', 'aria-label': 'Group', placeholder: 'Group', maxlength: 100, autocomplete: 'off', spellcheck: 'false' });
    #problem = el('p', { class: 'problem', role: 'alert', hidden: true });
    #remove = el('button', { type: 'button', class: 'small', onclick: () => this.#removal() });
    #removeNote = el('p', { class: 'note' });
    #sure = false;
    #host = '';

    /** @param {App} app */
    constructor(app) {
        this.app = app;
        const add = el('form', { class: 'add-group', onsubmit: (event) => this.#add(event) }, this.#name, this.#names, el('button', { type: 'submit', class: 'small' }, 'Put into group'));
        this.node = el(
            'dialog', { class: 'help manage', 'aria-labelledby': 'manage-title' }, this.#title, this.#state,
            el('h2', {}, 'Groups'), this.#groups, add, el('h2', {}, 'Inventory'), this.#removeNote, this.#remove, this.#problem,
            el('form', { method: 'dialog' }, el('button', { class: 'primary' }, 'Close')),
        );
    }

    /** @param {string} host */
    open(host) {
        this.#host = host;
        this.#names.replaceChildren(...this.app.model.hosts.groups().map((value) => el('option', { value })));
        this.#name.value = '';
        this.#sure = false;
        this.#problem.hidden = true;
        this.update();
        this.node.showModal();
    }

    /** Shows what is known of the host now; closes when it is gone. */
    update() {
        const info = this.app.model.hosts.get(this.#host);
        if (info === undefined) {
            this.node.close();
            return;
        }
        const state = stateOf(info);
        setText(this.#title, this.#host);
        const seen = Date.parse(info.lastSeen);
        this.#state.replaceChildren(stateMark(state), seen > 0 ? `, last seen ${format.span(this.app.serverNow() - seen)} ago` : ', not seen yet');
        const groups = groupsOf(info);
        const drawn = groups.join('\n');
        if (this.#groups.dataset['drawn'] !== drawn) {
            this.#groups.dataset['drawn'] = drawn;
            this.#groups.replaceChildren(...groups.map((group) => this.#group(group, group === info.labels?.['group'])));
        }
        const removable = REMOVABLE.includes(state);
        this.#remove.hidden = !removable;
        setText(this.#remove, this.#sure ? `Yes, remove ${this.#host}` : 'Remove from the inventory');
        setText(this.#removeNote, !removable ? 'A host can be removed once it is silent or has left.' : this.#sure ? 'It leaves every view and its alerts end. What it sent stays in the archive. It comes back when it is heard again.' : '');
    }

    /** @param {string} group @param {boolean} byLabel */
    #group(group, byLabel) {
        const out = () => this.#ask('DELETE', group);
        const button = el('button', { type: 'button', class: 'small', 'aria-label': `Take out of ${group}`, onclick: out }, 'Take out');
        return el('li', {}, el('span', { class: 'label' }, group), ' ', byLabel ? el('span', { class: 'note' }, "by the host's own label") : button);
    }

    /** @param {Event} event */
    #add(event) {
        event.preventDefault();
        const group = this.#name.value.trim();
        if (group !== '') {
            void this.#ask('PUT', group);
        }
    }

    /** @param {'PUT' | 'DELETE'} method @param {string} group */
    async #ask(method, group) {
        await this.#tried(async () => {
            const { groups } = await ask(`/groups/${encodeURIComponent(group)}/hosts/${encodeURIComponent(this.#host)}`, { method });
            const info = this.app.model.hosts.get(this.#host);
            if (info !== undefined && Array.isArray(groups)) {
                this.app.changed({ ...info, groups });
            }
            this.#name.value = '';
        });
    }

    /** The first click asks, the second one does it. */
    #removal() {
        if (!this.#sure) {
            this.#sure = true;
            this.update();
            return;
        }
        void this.#tried(async () => {
            await ask(`/hosts/${encodeURIComponent(this.#host)}`, { method: 'DELETE' });
            this.node.close();
        });
    }

    /** @param {() => Promise<void>} what */
    async #tried(what) {
        this.#problem.hidden = true;
        try {
            await what();
        } catch (error) {
            this.#problem.hidden = false;
            setText(this.#problem, error instanceof Error ? error.message : String(error));
        }
        if (this.node.open) {
            this.update();
        }
    }
}
