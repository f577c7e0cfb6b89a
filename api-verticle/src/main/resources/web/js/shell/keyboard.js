/**
 * What takes keys: the view on show.
 * @typedef {object} KeyTarget
 * @property {(event: KeyboardEvent) => boolean} key
 * @property {() => boolean} escape
 */

/** Hands keys to the view, unless somebody is typing or a control wants them. */
export class Keyboard {
    /** @param {() => KeyTarget | null} target @param {HTMLDialogElement} help */
    constructor(target, help) {
        this.target = target;
        this.help = help;
        document.addEventListener('keydown', (event) => this.#press(event));
    }

    /** @param {KeyboardEvent} event */
    #press(event) {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || this.help.open) {
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
            this.#took(event, target?.key(event) ?? false);
        } else if (event.key === 'ArrowDown' && event.target instanceof HTMLInputElement) {
            this.#took(event, target?.key(event) ?? false);
        }
    }

    /** @param {Event} event @param {boolean} taken */
    #took(event, taken) {
        if (taken) {
            event.preventDefault();
        }
    }
}
