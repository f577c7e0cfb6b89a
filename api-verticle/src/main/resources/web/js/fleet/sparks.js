/** @import { Entry } from './entry.js' */
/** @import { Theme } from '../theme.js' */
/** @import { TimeTable } from '../model/time-table.js' */
import { el } from '../dom.js';
import { CPU, MEMORY, RECEIVED, SENT, SPARK_SAMPLES } from '../model/fleet-series.js';

/** @typedef {{name: string, left: number, top: number, width: number, height: number}} Place */

const FULL = 100;
/** Height of a bar; a much higher place has room for a line. */
const BAR = 6;
/** Traffic below this many bytes per second is drawn small instead of being blown up to full height. */
const QUIET = 64 * 1024;

/** One canvas under all rows on screen; every bar and sparkline of the fleet is drawn on it. */
export class Sparks {
    #canvas = el('canvas', { class: 'sparks', 'aria-hidden': 'true' });
    #context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext('2d'));
    /** @type {Place[]} */
    #places = [];
    #width = 0;
    #scale = 1;

    /** @param {HTMLElement} container the list @param {Theme} theme */
    constructor(container, theme) {
        this.container = container;
        this.theme = theme;
        container.prepend(this.#canvas);
    }

    /** Learns from a row where to draw. @param {HTMLElement | undefined} row */
    measure(row) {
        if (row === undefined) {
            return;
        }
        const origin = row.getBoundingClientRect();
        this.#width = origin.width;
        this.#places = Array.from(row.querySelectorAll('[data-spark]'), (node) => {
            const { left, top, width, height } = node.getBoundingClientRect();
            const name = /** @type {HTMLElement} */ (node).dataset['spark'] ?? '';
            return { name, left: left - origin.left, top: top - origin.top, width, height };
        }).filter((place) => place.width > 0);
    }

    /** @param {Entry[]} list @param {number} first @param {number} end @param {number} rowHeight @param {(entry: Entry) => boolean} isStale */
    draw(list, first, end, rowHeight, isStale) {
        this.#resize((end - first) * rowHeight, first * rowHeight);
        const context = this.#context;
        context.setTransform(this.#scale, 0, 0, this.#scale, 0, 0);
        context.clearRect(0, 0, this.#width, (end - first) * rowHeight);
        for (let index = first; index < end; index++) {
            const entry = list[index];
            if (entry?.series !== undefined) {
                context.globalAlpha = isStale(entry) ? 0.35 : 1;
                this.#row(entry, (index - first) * rowHeight);
            }
        }
    }

    /** @param {number} height @param {number} top */
    #resize(height, top) {
        this.#scale = window.devicePixelRatio || 1;
        const [wide, high] = [Math.round(this.#width * this.#scale), Math.round(height * this.#scale)];
        if (this.#canvas.width !== wide || this.#canvas.height !== high) {
            this.#canvas.width = wide;
            this.#canvas.height = high;
            this.#canvas.style.width = `${this.#width}px`;
            this.#canvas.style.height = `${height}px`;
        }
        this.#canvas.style.transform = `translateY(${top}px)`;
    }

    /** @param {Entry} entry @param {number} top */
    #row(entry, top) {
        const table = /** @type {NonNullable<Entry['series']>} */ (entry.series).table;
        for (const place of this.#places) {
            const box = { ...place, top: top + place.top };
            if (place.name === 'cpu') {
                this.#line(table, CPU, box, FULL, this.#level(entry.cpu), true);
            } else if (place.name === 'memory' && place.height > 2 * BAR) {
                this.#line(table, MEMORY, box, FULL, this.#level(entry.memory), true);
            } else if (place.name === 'memory') {
                this.#bar(entry.memory, box);
            } else if (place.name === 'disk') {
                this.#bar(entry.disk, box);
            } else {
                const top_ = Math.max(QUIET, peak(table, RECEIVED), peak(table, SENT));
                this.#line(table, RECEIVED, box, top_, this.theme.series(0), true);
                this.#line(table, SENT, box, top_, this.theme.series(1), false);
            }
        }
    }

    /** @param {number} percent @param {Place} box */
    #bar(percent, { left, top, width, height }) {
        const context = this.#context;
        context.fillStyle = this.theme.colour('track');
        context.beginPath();
        context.roundRect(left, top, width, height, height / 2);
        context.fill();
        if (percent > 0) {
            context.fillStyle = this.#level(percent);
            context.beginPath();
            context.roundRect(left, top, Math.max(height, (width * Math.min(percent, FULL)) / FULL), height, height / 2);
            context.fill();
        }
    }

    /** @param {TimeTable} table @param {number} column @param {Place} box @param {number} max @param {string} colour @param {boolean} filled */
    #line(table, column, { left, top, width, height }, max, colour, filled) {
        const path = new Path2D();
        const step = width / (SPARK_SAMPLES - 1);
        const start = SPARK_SAMPLES - table.size;
        let from = NaN;
        let x = left;
        const close = () => {
            if (!Number.isNaN(from) && filled) {
                this.#area(path, from, x, top + height, colour);
            }
        };
        for (let row = 0; row < table.size; row++) {
            const value = table.valueAt(column, row);
            if (!Number.isNaN(value)) {
                x = left + (start + row) * step;
                const y = top + height - 1 - (height - 2) * Math.min(1, value / max);
                Number.isNaN(from) ? path.moveTo((from = x), y) : path.lineTo(x, y);
            }
        }
        close();
        this.#context.strokeStyle = colour;
        this.#context.lineWidth = 1.25;
        this.#context.lineJoin = 'round';
        this.#context.stroke(path);
    }

    /** @param {Path2D} line @param {number} from @param {number} to @param {number} floor @param {string} colour */
    #area(line, from, to, floor, colour) {
        const area = new Path2D(line);
        area.lineTo(to, floor);
        area.lineTo(from, floor);
        area.closePath();
        this.#context.fillStyle = `${colour}2e`;
        this.#context.fill(area);
    }

    /** Colour of a share of something that can be full. @param {number} percent */
    #level(percent) {
        return percent >= 95 ? this.theme.colour('critical') : percent >= 85 ? this.theme.colour('warning') : this.theme.series(0);
    }
}

/** @param {TimeTable} table @param {number} column */
function peak(table, column) {
    let highest = 0;
    for (let row = 0; row < table.size; row++) {
        const value = table.valueAt(column, row);
        highest = value > highest ? value : highest;
    }
    return highest;
}
