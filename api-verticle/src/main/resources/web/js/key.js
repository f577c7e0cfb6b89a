import { formatRoute, parseRoute, takeKey } from './route.js';

const STORED = 'hoststream.key';

/** The key of the API: taken from the link, kept on this device or for this tab only, and forgotten on demand. */
export const key = {
    /** Moves a key out of the address bar into the store. @returns {string | null} the key to use */
    take() {
        const { key: found, rest } = takeKey(location.hash);
        if (found !== null) {
            history.replaceState(null, '', formatRoute(parseRoute(rest)));
            this.keep(found, true);
        }
        return this.stored();
    },

    /** @returns {string | null} the key in the store */
    stored() {
        return sessionStorage.getItem(STORED) ?? localStorage.getItem(STORED);
    },

    /** @param {string} text @param {boolean} onDevice also for the next visit */
    keep(text, onDevice) {
        this.forget();
        (onDevice ? localStorage : sessionStorage).setItem(STORED, text);
    },

    forget() {
        sessionStorage.removeItem(STORED);
        localStorage.removeItem(STORED);
    },
};
