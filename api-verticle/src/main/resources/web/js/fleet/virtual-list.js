/**
 * What shows one entry and can be given another.
 * @typedef {object} Slot
 * @property {HTMLElement} node
 * @property {(index: number) => void} fill
 */

const OVERSCAN = 4;

/**
 * A list of rows of one height of which only those on screen exist. Rows are kept and given other entries as the page
 * scrolls, so a thousand hosts cost as much as forty.
 */
export class VirtualList {
    /** @type {Slot[]} */
    #slots = [];
    /** Index that each slot shows, -1 for none. @type {number[]} */
    #shown = [];
    #count = 0;
    #rowHeight = 1;
    /** First row that exists. */
    first = 0;
    /** Row after the last one that exists. */
    end = 0;
    /** Called when other rows came into being. */
    onRange = () => {};

    /** @param {HTMLElement} container @param {() => Slot} make */
    constructor(container, make) {
        this.container = container;
        this.make = make;
    }

    get rowHeight() {
        return this.#rowHeight;
    }

    /** Sets the number of entries and fills every row anew. @param {number} count @param {number} rowHeight pixels */
    reset(count, rowHeight) {
        this.#count = count;
        this.#rowHeight = rowHeight;
        this.container.style.height = `${count * rowHeight}px`;
        this.#shown.fill(-1);
        this.scrolled();
    }

    /** Brings the rows that exist in line with what is on screen. */
    scrolled() {
        const top = -this.container.getBoundingClientRect().top;
        const first = Math.max(0, Math.floor(top / this.#rowHeight) - OVERSCAN);
        const rows = Math.ceil(window.innerHeight / this.#rowHeight) + 2 * OVERSCAN;
        this.first = Math.min(first, Math.max(0, this.#count - rows));
        this.end = Math.min(this.#count, this.first + rows);
        this.#grow(Math.min(rows, this.#count));
        this.#place();
    }

    /** Scrolls until a row is on screen. @param {number} index @param {number} header pixels that are covered at the top */
    reveal(index, header) {
        const top = this.container.getBoundingClientRect().top + index * this.#rowHeight;
        const below = top + this.#rowHeight - window.innerHeight;
        if (top < header) {
            window.scrollBy(0, top - header);
        } else if (below > 0) {
            window.scrollBy(0, below);
        }
        this.scrolled();
    }

    /** The element that shows an entry, when it exists. @param {number} index */
    nodeOf(index) {
        return this.#slots[this.#shown.indexOf(index)]?.node;
    }

    /** @param {number} rows */
    #grow(rows) {
        while (this.#slots.length < rows) {
            const slot = this.make();
            this.#slots.push(slot);
            this.#shown.push(-1);
            this.container.append(slot.node);
        }
    }

    #place() {
        let changed = false;
        this.#slots.forEach((slot, place) => {
            const size = this.#slots.length;
            const index = this.first + ((((place - this.first) % size) + size) % size);
            const wanted = index < this.end ? index : -1;
            changed = this.#show(slot, place, wanted) || changed;
        });
        if (changed) {
            this.onRange();
        }
    }

    /** @param {Slot} slot @param {number} place @param {number} index @returns {boolean} whether anything changed */
    #show(slot, place, index) {
        slot.node.hidden = index < 0;
        if (this.#shown[place] === index) {
            return false;
        }
        this.#shown[place] = index;
        if (index >= 0) {
            slot.node.style.transform = `translateY(${index * this.#rowHeight}px)`;
            slot.fill(index);
        }
        return true;
    }
}
