/** @import { Stage } from './chart.js' */
/** @import { Question } from './past.js' */
/** @import { ChartSpec } from './specs.js' */
/** @import { Source } from './time-window.js' */
/** @import uPlot from '../../vendor/uplot/uPlot.iife.min.js' */
import { format } from '../format.js';
import { Joined } from './joined.js';
import { stepOf } from './span.js';
import { readColumns } from './time-window.js';

/** Points that are asked for at most when a chart has many lines. */
const MOST_VALUES = 60_000;

/** The values of one chart in the window on show, from memory or from the past and memory joined. */
export class Readings {
    /** Values of each line, as they are. @type {(number | null)[][]} */
    values;
    /** What is drawn: the values, or their running sums in a stack. @type {(number | null)[][]} */
    drawn;
    /** Least and greatest value of each bucket, where a line is one series. @type {{low: (number | null)[], high: (number | null)[]}[]} */
    #spreads;
    #joined = new Joined();
    /** @type {Source} */
    source;
    /** Least and greatest value that is drawn beside the lines. @type {[number, number] | null} */
    reach = null;

    /** @param {ChartSpec} spec @param {Stage} stage @param {Set<string>} hidden labels of lines that are not shown */
    constructor(spec, stage, hidden) {
        this.spec = spec;
        this.stage = stage;
        this.hidden = hidden;
        this.values = spec.lines.map(() => []);
        this.drawn = spec.kind === 'stack' ? spec.lines.map(() => []) : this.values;
        this.#spreads = spec.lines.map(() => ({ low: [], high: [] }));
        this.source = stage.series.table;
    }

    /** @returns {{text: string, failed: boolean}} what is to be said of it, empty when all is well */
    read() {
        const said = this.#choose();
        const { window } = this.stage;
        const hold = Math.max(this.spec.holdMs ?? 0, window.grid === null ? 0 : (this.spec.holdMs ?? 0) && 2 * window.grid.step);
        this.reach = null;
        this.spec.lines.forEach((line, index) => {
            const columns = this.hidden.has(line.label) ? [] : line.columns;
            readColumns(this.source, columns, window, line.sign, /** @type {(number | null)[]} */ (this.values[index]), hold);
            this.#readSpread(index, columns, line.sign);
        });
        if (this.spec.kind === 'stack') {
            stack(this.values, this.drawn);
        }
        return said;
    }

    /** What to ask for the window on show. @returns {Question} */
    question() {
        const { series, window, now } = this.stage;
        const columns = this.#columns();
        const names = columns.map((column) => series.columns.names[column] ?? /** @type {[string, {}]} */ (['', {}]));
        const end = Math.min(window.max, now());
        const step = window.grid?.step ?? stepOf(window.max - window.min, Math.min(2000, MOST_VALUES / Math.max(1, columns.length)), 1000);
        return { host: series.host, metrics: [...new Set(names.map(([metric]) => metric))], devices: this.spec.devices ?? [], from: window.min, to: end, step };
    }

    /** Draws what lies behind the lines. @param {uPlot} plot */
    drawGround(plot) {
        const { theme, window, outlook } = this.stage;
        this.spec.lines.forEach((line, index) => {
            const { low = [], high = [] } = this.#spreads[index] ?? {};
            drawSpread(plot, window.times, low, high, `${theme.series(line.colour)}33`);
        });
        const expected = window.grid === null ? outlook.expected(this.spec, this.stage.series) : null;
        if (expected !== null) {
            const ends = [window.min, window.max];
            drawSpread(plot, ends, ends.map(() => expected.low), ends.map(() => expected.high), `${theme.colour('muted')}2b`);
        }
        for (const { from, to } of outlook.trends(this.spec, this.stage.series, window)) {
            drawTrend(plot, from, to, theme.colour('warning'));
        }
    }

    #columns() {
        return [...new Set(this.spec.lines.flatMap((line) => line.columns))];
    }

    #choose() {
        const { window, series, past, now } = this.stage;
        const { grid } = window;
        if (grid === null) {
            this.source = series.table;
            return { text: '', failed: false };
        }
        const { table } = series;
        const asked = this.question();
        const whole = table.size > 0 ? Math.ceil(table.timeAt(0) / grid.step) * grid.step : Math.floor(now() / grid.step) * grid.step;
        const { answer, state, problem } = past.want(this.spec.id, { ...asked, from: grid.first, to: Math.max(grid.first, Math.min(asked.to, whole)) }, now());
        this.#joined.fill(grid, answer, table, this.#columns(), series.columns.keys);
        this.source = this.#joined;
        return this.#say(state, problem);
    }

    /** @param {string} state @param {string} problem */
    #say(state, problem) {
        const { times, grid } = this.stage.window;
        if (state === 'failed') {
            return { text: problem, failed: true };
        }
        if (state !== 'ready') {
            return { text: 'Loading…', failed: false };
        }
        const { first } = this.#joined;
        const text = first < 0 ? 'No data in this span' : first * (grid?.step ?? 0) > 120_000 && first > 2 ? `No data before ${format.moment(times[first] ?? NaN)}` : '';
        return { text, failed: false };
    }

    /** @param {number} index @param {number[]} columns @param {number} sign */
    #readSpread(index, columns, sign) {
        const spread = /** @type {{low: (number | null)[], high: (number | null)[]}} */ (this.#spreads[index]);
        const [column] = columns;
        const { rows, grid } = this.stage.window;
        spread.low.length = spread.high.length = 0;
        if (grid === null || columns.length !== 1 || column === undefined || this.spec.kind === 'stack' || this.spec.kind === 'heat') {
            return;
        }
        for (const row of rows) {
            const [low, high] = [this.#joined.lowAt(column, row) * sign, this.#joined.highAt(column, row) * sign];
            const known = !Number.isNaN(low);
            spread.low.push(known ? low : null);
            spread.high.push(known ? high : null);
            if (known) {
                this.reach = [Math.min(this.reach?.[0] ?? low, low, high), Math.max(this.reach?.[1] ?? high, low, high)];
            }
        }
    }
}

/**
 * Fills what lies between two rows of values, which break where either is unknown.
 * @param {uPlot} plot
 * @param {number[]} times
 * @param {(number | null)[]} low
 * @param {(number | null)[]} high
 * @param {string} colour
 */
export function drawSpread(plot, times, low, high, colour) {
    const { ctx, bbox } = plot;
    const x = (/** @type {number} */ point) => plot.valToPos(/** @type {number} */ (times[point]), 'x', true);
    const y = (/** @type {number | null | undefined} */ value) => plot.valToPos(/** @type {number} */ (value), 'y', true);
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.fillStyle = colour;
    for (const [from, to] of runs(low, high)) {
        ctx.beginPath();
        for (let point = from; point < to; point++) {
            ctx.lineTo(x(point), y(high[point]));
        }
        for (let point = to - 1; point >= from; point--) {
            ctx.lineTo(x(point), y(low[point]));
        }
        ctx.fill();
    }
    ctx.restore();
}

/** Stretches in which both are known, the end of each left out. @param {(number | null)[]} low @param {(number | null)[]} high @returns {[number, number][]} */
export function runs(low, high) {
    const found = /** @type {[number, number][]} */ ([]);
    let from = -1;
    for (let point = 0; point <= low.length; point++) {
        const known = (low[point] ?? null) !== null && (high[point] ?? null) !== null;
        if (known && from < 0) {
            from = point;
        } else if (!known && from >= 0) {
            found.push([from, point]);
            from = -1;
        }
    }
    return found;
}

/** A line through two points, dashed, over the whole of the plot. @param {uPlot} plot @param {[number, number]} a time and value @param {[number, number]} b @param {string} colour */
export function drawTrend(plot, [ta, va], [tb, vb], colour) {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(plot.valToPos(ta, 'x', true), plot.valToPos(va, 'y', true));
    ctx.lineTo(plot.valToPos(tb, 'x', true), plot.valToPos(vb, 'y', true));
    ctx.stroke();
    ctx.restore();
}

/**
 * Running sums from the first line up. A line without a value adds nothing; where no line has one there is a gap.
 * @param {(number | null)[][]} values
 * @param {(number | null)[][]} out
 */
export function stack(values, out) {
    const points = values[0]?.length ?? 0;
    out.forEach((line) => (line.length = points));
    for (let point = 0; point < points; point++) {
        const known = values.some((line) => line[point] !== null);
        let sum = 0;
        values.forEach((line, index) => {
            sum += line[point] ?? 0;
            /** @type {(number | null)[]} */ (out[index])[point] = known ? sum : null;
        });
    }
}
