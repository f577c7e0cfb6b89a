/** @import { AlertEvent } from './protocol.js' */

const REMEMBERED = 200;
const URGENCY = { CRITICAL: 0, WARNING: 1 };

/** Alerts that are pending or firing, and the most recent changes that this page has seen. */
export class AlertBook {
    /** @type {Map<string, AlertEvent>} */
    #active = new Map();
    /** @type {Map<string, number>} */
    #firingByHost = new Map();
    /** Newest first. @type {AlertEvent[]} */
    recent = [];

    /** What is pending and firing now, as the server lists it after the welcome. @param {AlertEvent[]} alerts */
    replaceAll(alerts) {
        this.#active = new Map(alerts.map((alert) => [identity(alert), alert]));
        this.#count();
    }

    /** One change of state. @param {AlertEvent} event */
    apply(event) {
        if (event.state === 'RESOLVED') {
            this.#active.delete(identity(event));
        } else {
            this.#active.set(identity(event), event);
        }
        this.recent.unshift(event);
        this.recent.length = Math.min(this.recent.length, REMEMBERED);
        this.#count();
    }

    /** Firing alerts, critical first, then the newest. */
    firing() {
        return [...this.#active.values()].filter((alert) => alert.state === 'FIRING').sort(byUrgency);
    }

    /** Alerts whose condition holds, but not for long enough yet. */
    pending() {
        return [...this.#active.values()].filter((alert) => alert.state === 'PENDING').sort(byUrgency);
    }

    /** Number of firing alerts of a host. @param {string} host */
    countOf(host) {
        return this.#firingByHost.get(host) ?? 0;
    }

    /** The worst severity that is firing anywhere. @returns {'CRITICAL' | 'WARNING' | null} */
    worst() {
        return this.firing()[0]?.severity ?? null;
    }

    #count() {
        this.#firingByHost.clear();
        for (const { host } of this.firing()) {
            this.#firingByHost.set(host, this.countOf(host) + 1);
        }
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
