/** @import { AlertEvent, Silence } from './protocol.js' */

const REMEMBERED = 5000;

/** The silences that the server knows, and which alerts they are for. */
export class SilenceBook {
    /** @type {Map<string, Silence>} */
    #byId = new Map();
    /** Goes up with every change. */
    version = 0;

    /** @param {Silence[]} silences */
    replaceAll(silences) {
        this.#byId = new Map(silences.slice(0, REMEMBERED).map((silence) => [silence.id, silence]));
        this.version++;
    }

    /** One that was made, or ended before its time. @param {Silence} silence */
    apply(silence) {
        this.#byId.set(silence.id, silence);
        if (this.#byId.size > REMEMBERED) {
            this.#byId.delete(String(this.#byId.keys().next().value));
        }
        this.version++;
    }

    /** Those that hold or will, the one that ends first before the others. @param {number} now @returns {Silence[]} */
    standing(now) {
        return [...this.#byId.values()].filter(({ until }) => now < until).sort((a, b) => a.until - b.until);
    }

    /** The silence because of which nobody is told of the alert; of several the one that holds longest. @param {AlertEvent} alert @param {number} now @returns {Silence | undefined} */
    of(alert, now) {
        let longest;
        for (const silence of this.#byId.values()) {
            if (now < silence.until && (longest === undefined || longest.until < silence.until) && matches(silence, alert, now)) {
                longest = silence;
            }
        }
        return longest;
    }

    /** When the next one begins or ends, after which alerts are to be looked at again. @param {number} now */
    nextChange(now) {
        let next = Infinity;
        for (const { from, until } of this.#byId.values()) {
            next = Math.min(next, from > now ? from : until > now ? until : Infinity);
        }
        return next;
    }
}

/** Whether the silence holds then and is for the alert, as the server decides it. @param {Silence} silence @param {AlertEvent} alert @param {number} now */
export function matches(silence, alert, now) {
    return silence.from <= now && now < silence.until
        && (silence.severity === null || silence.severity === alert.severity)
        && fits(silence.host, alert.host)
        && fits(silence.rule, alert.rule)
        && fits(silence.device, alert.labels?.['device'] ?? '')
        && Object.entries(silence.labels).every(([name, pattern]) => glob(pattern, alert.ruleLabels?.[name] ?? alert.hostLabels?.[name] ?? ''));
}

/** @param {string} pattern empty for any @param {string} name */
function fits(pattern, name) {
    return pattern === '' || glob(pattern, name);
}

/** Whether the whole name fits a pattern in which * stands for any letters and ? for one. @param {string} pattern @param {string} name */
export function glob(pattern, name) {
    let [at, inName, star, starred] = [0, 0, -1, 0];
    while (inName < name.length) {
        if (pattern[at] === '*') {
            star = at++;
            starred = inName;
        } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[inName])) {
            at++;
            inName++;
        } else if (star >= 0) {
            at = star + 1;
            inName = ++starred;
        } else {
            return false;
        }
    }
    return /^\**$/.test(pattern.slice(at));
}
