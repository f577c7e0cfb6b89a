import { setAttribute } from './dom.js';

const STORED = 'hoststream.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Dark or light: the system's choice until somebody chooses here, and the colours that the canvases draw with. */
export class Theme {
    /** @type {(() => void)[]} */
    #listeners = [];
    /** @type {Map<string, string>} */
    #colours = new Map();

    constructor() {
        dark.addEventListener('change', () => this.#apply());
        this.#apply();
    }

    get isDark() {
        const chosen = localStorage.getItem(STORED);
        return chosen === null ? dark.matches : chosen === 'dark';
    }

    toggle() {
        const next = this.isDark ? 'light' : 'dark';
        if ((next === 'dark') === dark.matches) {
            localStorage.removeItem(STORED);
        } else {
            localStorage.setItem(STORED, next);
        }
        this.#apply();
    }

    /** @param {() => void} listener called after the colours changed */
    onChange(listener) {
        this.#listeners.push(listener);
    }

    /** @param {() => void} listener */
    forget(listener) {
        this.#listeners = this.#listeners.filter((each) => each !== listener);
    }

    /** The value of a colour token. @param {string} token without its dashes */
    colour(token) {
        let value = this.#colours.get(token);
        if (value === undefined) {
            value = getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();
            this.#colours.set(token, value);
        }
        return value;
    }

    /** The colour of the n-th series. @param {number} index */
    series(index) {
        return this.colour(`s${index % 8}`);
    }

    #apply() {
        setAttribute(document.documentElement, 'data-theme', this.isDark ? 'dark' : 'light');
        this.#colours.clear();
        this.#listeners.forEach((listener) => listener());
    }
}
