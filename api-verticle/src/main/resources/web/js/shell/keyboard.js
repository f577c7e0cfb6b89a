/**
 * What takes keys: the view on show.
 * @typedef {object} KeyTarget
 * @property {(event: KeyboardEvent) => boolean} key
 * @property {() => boolean} escape
 */

/** So long after g the second letter counts. */
const LEADER_MS = 1500;

/** Hands keys to the view, unless somebody is typing or a control wants them. */
export class Keyboard {
    #leader = -Infinity;

    /** @param {() => KeyTarget | null} target @param {HTMLDialogElement} help @param {(view: 'fleet' | 'alerts') => void} go */
    constructor(target, help, go) {
        this.go = go;
        this.target = target;
        this.help = help;
        document.addEventListener('keydown', (event) => this.#press(event));
    }

    /** @param {KeyboardEvent} event */
    #press(event) {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null) {
            return;
        }
        const target = this.target();
        const typing = event.target instanceof Element && event.target.closest('input, select, textarea') !== null;
        if (event.key === 'Escape') {
            this.#took(event, target?.escape() ?? false);
        } else if (event.key === '?' && !typing) {
            this.help.showModal();
            event.preventDefault();
        } else if (!typing) {
            this.#took(event, this.#gone(event) || (target?.key(event) ?? false));
        } else if (event.key === 'ArrowDown' && event.target instanceof HTMLInputElement) {
            this.#took(event, target?.key(event) ?? false);
        }
    }

    /** g and then f or a leads to a view. @param {KeyboardEvent} event */
    #gone({ key, timeStamp }) {
        const view = timeStamp - this.#leader < LEADER_MS ? /** @type {const} */ ({ f: 'fleet', a: 'alerts' })[key] : undefined;
        this.#leader = key === 'g' ? timeStamp : -Infinity;
        if (view !== undefined) {
            this.go(view);
        }
        return view !== undefined || key === 'g';
    }

    /** @param {Event} event @param {boolean} taken */
    #took(event, taken) {
        if (taken) {
            event.preventDefault();
        }
    }
}
