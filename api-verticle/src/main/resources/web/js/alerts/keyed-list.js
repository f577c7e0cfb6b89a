/**
 * What shows one thing of a list.
 * @template T
 * @typedef {object} Shown
 * @property {HTMLElement} node
 * @property {(thing: T) => void} update
 * @property {() => void} destroy
 */

/**
 * A list whose elements stay what they are while things come, change and go, so that what is open in one stays open and the
 * focus stays where it is. Shows so many at the most.
 * @template T
 * @template {Shown<T>} S
 */
export class KeyedList {
    /** @type {Map<string, S>} */
    #shown = new Map();

    /** @param {HTMLElement} node @param {(thing: T) => string} keyOf @param {(thing: T) => S} make */
    constructor(node, keyOf, make) {
        this.node = node;
        this.keyOf = keyOf;
        this.make = make;
    }

    /** What is shown, in no certain order. */
    get shown() {
        return this.#shown.values();
    }

    /** @param {T[]} things in their order @param {number} most */
    update(things, most) {
        const wanted = things.slice(0, most);
        const keys = new Set(wanted.map(this.keyOf));
        for (const [key, shown] of this.#shown) {
            if (!keys.has(key)) {
                this.#remove(key, shown);
            }
        }
        wanted.forEach((thing, place) => this.#place(this.#take(thing), place));
    }

    clear() {
        this.#shown.forEach((shown, key) => this.#remove(key, shown));
    }

    /** @param {T} thing */
    #take(thing) {
        const key = this.keyOf(thing);
        let shown = this.#shown.get(key);
        if (shown === undefined) {
            shown = this.make(thing);
            this.#shown.set(key, shown);
        } else {
            shown.update(thing);
        }
        return shown;
    }

    /** Moves only what is out of place: what is moved loses the focus. @param {S} shown @param {number} place */
    #place({ node }, place) {
        const here = this.node.children[place] ?? null;
        if (here !== node) {
            this.node.insertBefore(node, here);
        }
    }

    /** @param {string} key @param {S} shown */
    #remove(key, shown) {
        shown.destroy();
        shown.node.remove();
        this.#shown.delete(key);
    }
}
