/** @import { ChartSpec } from './specs.js' */
/** @import { Source, TimeWindow } from './time-window.js' */
/** @import { Theme } from '../theme.js' */
/** @import uPlot from '../../vendor/uplot/uPlot.iife.min.js' */

const SHADES = 64;

/**
 * Draws one strip per core, time from left to right, the busier the hotter. It paints pixel columns into a small image,
 * one pixel high per core, and stretches that over the plot: the cost does not depend on the number of samples drawn.
 */
export class Heat {
    #image = document.createElement('canvas');
    /** @type {Uint32Array} */
    #shades = new Uint32Array(0);

    /** @param {ChartSpec} spec @param {Theme} theme */
    constructor(spec, theme) {
        this.spec = spec;
        this.theme = theme;
        this.recolour();
    }

    recolour() {
        this.#shades = shades([0, 1, 2, 3, 4, 5].map((step) => this.theme.colour(`h${step}`)));
    }

    /** @param {uPlot} plot @param {Source} table @param {TimeWindow} window */
    paint(plot, table, window) {
        const { left, top, width, height } = plot.bbox;
        const columns = Math.max(1, Math.round(width / devicePixelRatio));
        const context = this.#sized(columns, this.spec.lines.length);
        const image = context.createImageData(columns, this.spec.lines.length);
        this.#fill(new Uint32Array(image.data.buffer), columns, plot, table, window);
        context.putImageData(image, 0, 0);
        plot.ctx.save();
        plot.ctx.imageSmoothingEnabled = false;
        plot.ctx.drawImage(this.#image, left, top, width, height);
        this.#separate(plot);
        plot.ctx.restore();
    }

    /** @param {Uint32Array} pixels @param {number} columns @param {uPlot} plot @param {Source} table @param {TimeWindow} window */
    #fill(pixels, columns, plot, table, window) {
        const [min, span] = [plot.scales['x']?.min ?? 0, (plot.scales['x']?.max ?? 1) - (plot.scales['x']?.min ?? 0)];
        const pixel = (/** @type {number} */ time) => Math.round(((time - min) / span) * columns);
        for (let point = 1; point < window.rows.length; point++) {
            const row = /** @type {number} */ (window.rows[point]);
            const before = /** @type {number} */ (window.rows[point - 1]);
            if (row >= 0 && before >= 0) {
                const from = Math.max(0, pixel(/** @type {number} */ (window.times[point - 1])));
                const to = Math.min(columns, pixel(/** @type {number} */ (window.times[point])));
                this.#fillSample(pixels, columns, table, row, from, to);
            }
        }
    }

    /** @param {Uint32Array} pixels @param {number} columns @param {Source} table @param {number} row @param {number} from @param {number} to */
    #fillSample(pixels, columns, table, row, from, to) {
        this.spec.lines.forEach((line, core) => {
            const value = table.valueAt(line.columns[0] ?? -1, row);
            if (!Number.isNaN(value)) {
                const shade = Math.min(SHADES - 1, Math.max(0, Math.round((value / 100) * (SHADES - 1))));
                pixels.fill(/** @type {number} */ (this.#shades[shade]), core * columns + from, core * columns + to);
            }
        });
    }

    /** Lines between the strips, where these are high enough. @param {uPlot} plot */
    #separate(plot) {
        const { left, top, width, height } = plot.bbox;
        const strip = height / this.spec.lines.length;
        if (strip >= 6 * devicePixelRatio) {
            plot.ctx.fillStyle = this.theme.colour('panel');
            for (let core = 1; core < this.spec.lines.length; core++) {
                plot.ctx.fillRect(left, Math.round(top + core * strip), width, Math.max(1, devicePixelRatio));
            }
        }
    }

    /** @param {number} width @param {number} height */
    #sized(width, height) {
        if (this.#image.width !== width || this.#image.height !== height) {
            this.#image.width = width;
            this.#image.height = height;
        }
        return /** @type {CanvasRenderingContext2D} */ (this.#image.getContext('2d'));
    }
}

/** With more cores than this the chart is twice as high as others. */
const MANY = 32;

/** Whether the chart of so many cores takes the place of two. @param {number} cores */
export function isTall(cores) {
    return cores > MANY;
}

/** Which cores get a label. @param {number} cores @returns {number[]} */
export function coreLabels(cores) {
    const step = [1, 2, 4, 8, 16, 32, 64].find((each) => cores / each <= 8) ?? 128;
    return Array.from({ length: Math.ceil(cores / step) }, (_, index) => index * step);
}

/** Options of a chart that is a heat map. @param {uPlot.Options} options @param {ChartSpec} spec @returns {uPlot.Options} */
export function heatOptions(options, { lines }) {
    const [time = {}, values = {}] = options.axes ?? [];
    const labels = coreLabels(lines.length);
    return {
        ...options,
        series: [{}, { show: true, points: { show: false }, paths: () => null }],
        scales: { ...options.scales, y: { range: [0, lines.length], dir: -1 } },
        axes: [time, { ...values, grid: { show: false }, splits: labels.map((core) => core + 0.5), values: labels.map((core) => lines[core]?.label ?? '') }],
    };
}

/** A ramp through the given colours, as pixels. @param {string[]} stops colours as #rrggbb */
function shades(stops) {
    const colours = stops.map((stop) => [1, 3, 5].map((at) => parseInt(stop.slice(at, at + 2), 16)));
    return Uint32Array.from({ length: SHADES }, (_, index) => {
        const place = (index / (SHADES - 1)) * (colours.length - 1);
        const low = Math.min(colours.length - 2, Math.floor(place));
        const [r = 0, g = 0, b = 0] = [0, 1, 2].map((part) => mix(colours[low]?.[part] ?? 0, colours[low + 1]?.[part] ?? 0, place - low));
        return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
    });
}

/** @param {number} a @param {number} b @param {number} share */
function mix(a, b, share) {
    return Math.round(a + (b - a) * share);
}
