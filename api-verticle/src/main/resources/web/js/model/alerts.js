/** @import { AlertEvent } from './protocol.js' */
import { SilenceBook } from './silences.js';

const URGENCY = { CRITICAL: 0, WARNING: 1 };

/**
 * Where an alert is to be shown: told of, under way, told to nobody for now, or never told.
 * @typedef {'firing' | 'pending' | 'silenced' | 'quiet'} Place
 */

/** Alerts that are pending or firing. */
export class AlertBook {
    /** @type {Map<string, AlertEvent>} */
    #active = new Map();
    /** @type {Map<string, number>} */
    #firingByHost = new Map();
    /** @type {Record<Place, AlertEvent[]>} */
    #sorted = { firing: [], pending: [], silenced: [], quiet: [] };
    #sortedAt = -1;
    #sortAgainAt = 0;

    /** Goes up with every change. */
    version = 0;

    /** @param {SilenceBook} [silences] @param {() => number} [now] the server's clock, epoch milliseconds */
    constructor(silences = new SilenceBook(), now = Date.now) {
        this.silences = silences;
        this.now = now;
    }

    /** What is pending and firing now, as the server lists it after the welcome. @param {AlertEvent[]} alerts */
    replaceAll(alerts) {
        this.#active = new Map(alerts.map((alert) => [identity(alert), alert]));
        this.version++;
    }

    /** One change of state. @param {AlertEvent} event */
    apply(event) {
        if (event.state === 'RESOLVED') {
            this.#active.delete(identity(event));
        } else {
            this.#active.set(identity(event), event);
        }
        this.version++;
    }

    /** The open alert of this id. @param {string} id */
    find(id) {
        return [...this.#active.values()].find((alert) => alert.id === id);
    }

    /** Alerts of which people are told: critical first, then the newest. */
    firing() {
        return this.#sort().firing;
    }

    /** Alerts whose condition holds, but not for long enough yet. */
    pending() {
        return this.#sort().pending;
    }

    /** Alerts that fire and of which nobody is told for now. */
    silenced() {
        return this.#sort().silenced;
    }

    /** Alerts that are only shown. */
    quiet() {
        return this.#sort().quiet;
    }

    /** All open alerts of a host, the loud ones first. @param {string} host @returns {AlertEvent[]} */
    ofHost(host) {
        const { firing, silenced, quiet } = this.#sort();
        return [firing, silenced, quiet].flatMap((alerts) => alerts.filter((alert) => alert.host === host));
    }

    /** Number of firing alerts of a host. @param {string} host */
    countOf(host) {
        this.#sort();
        return this.#firingByHost.get(host) ?? 0;
    }

    /** The worst severity that is firing anywhere. */
    worst() {
        return this.firing()[0]?.severity ?? null;
    }

    /** Sorts anew only when an alert or a silence changed, or a silence began or ended. */
    #sort() {
        const now = this.now();
        const version = this.version + this.silences.version;
        if (version === this.#sortedAt && now < this.#sortAgainAt) {
            return this.#sorted;
        }
        this.#sortedAt = version;
        this.#sortAgainAt = this.silences.nextChange(now);
        this.#sorted = { firing: [], pending: [], silenced: [], quiet: [] };
        for (const alert of this.#active.values()) {
            this.#sorted[this.#place(alert, now)].push(alert);
        }
        Object.values(this.#sorted).forEach((alerts) => alerts.sort(byUrgency));
        this.#firingByHost.clear();
        for (const { host } of this.#sorted.firing) {
            this.#firingByHost.set(host, (this.#firingByHost.get(host) ?? 0) + 1);
        }
        return this.#sorted;
    }

    /** @param {AlertEvent} alert @param {number} now @returns {Place} */
    #place(alert, now) {
        if (alert.quiet === true) {
            return 'quiet';
        }
        if (alert.state === 'PENDING') {
            return 'pending';
        }
        return this.silences.of(alert, now) === undefined ? 'firing' : 'silenced';
    }
}

/** What stays the same through all states of one alert. @param {AlertEvent} alert */
export function identity(alert) {
    const labels = Object.entries(alert.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([alert.rule, alert.host, alert.metric, labels]);
}

/** @param {AlertEvent} a @param {AlertEvent} b */
function byUrgency(a, b) {
    return URGENCY[a.severity] - URGENCY[b.severity] || b.since - a.since || (a.host < b.host ? -1 : 1);
}
