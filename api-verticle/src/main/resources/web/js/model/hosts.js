/** @import { HostInfo, HostsFrame } from './protocol.js' */
import { groupsOf } from '../fleet/state.js';

const names = new Intl.Collator(undefined, { numeric: true });

/** The hosts that the server knows, by name, with the order of their names worked out once. */
export class HostDirectory {
    /** @type {Map<string, HostInfo>} */
    #byName = new Map();
    /** @type {Map<string, number>} */
    #ordinals = new Map();
    /** True once the server has sent its list. */
    known = false;

    /** @param {HostsFrame} frame @returns {string[]} names of hosts that left */
    apply(frame) {
        const before = frame.full ? [...this.#byName.keys()] : [];
        const left = [...(frame.removed ?? [])];
        if (frame.full) {
            this.known = true;
            this.#byName.clear();
        }
        left.forEach((name) => this.#byName.delete(name));
        frame.hosts.forEach((info) => this.#byName.set(info.host, info));
        this.#number();
        return [...left, ...before.filter((name) => !this.#byName.has(name))];
    }

    /** @param {string} name */
    get(name) {
        return this.#byName.get(name);
    }

    get size() {
        return this.#byName.size;
    }

    all() {
        return this.#byName.values();
    }

    /** Place of a host in the order of names (web-2 before web-10). @param {string} name */
    ordinal(name) {
        return this.#ordinals.get(name) ?? Number.MAX_SAFE_INTEGER;
    }

    /** Values of a label among all hosts, in order. @param {string} label */
    labelValues(label) {
        const values = new Set([...this.#byName.values()].flatMap((info) => info.labels?.[label] ?? []));
        return [...values].sort(names.compare);
    }

    /** Every group that a host is in, in order. */
    groups() {
        return [...new Set([...this.#byName.values()].flatMap(groupsOf))].sort(names.compare);
    }

    /** The shortest interval that a collector is set to, in milliseconds; 10 s when no host tells its own. */
    shortestInterval() {
        const intervals = [...this.#byName.values()].flatMap((info) => info.usualIntervalMs ?? info.intervalMs ?? []);
        return intervals.length === 0 ? 10_000 : intervals.reduce((a, b) => Math.min(a, b));
    }

    #number() {
        if (this.#ordinals.size === this.#byName.size && [...this.#byName.keys()].every((name) => this.#ordinals.has(name))) {
            return;
        }
        const sorted = [...this.#byName.keys()].sort(names.compare);
        this.#ordinals = new Map(sorted.map((name, index) => [name, index]));
    }
}
