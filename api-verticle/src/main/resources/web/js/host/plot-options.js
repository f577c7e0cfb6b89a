/** @import { Theme } from '../theme.js' */
/** @import { ChartSpec, Line } from './specs.js' */
/** @import uPlot from '../../vendor/uplot/uPlot.iife.min.js' */
import { format } from '../format.js';

/** Charts with this key move their cursors together. */
export const SYNC = 'host';
const AXIS_FONT = '11px system-ui, sans-serif';
const AXIS_WIDTH = 64;

/** Powers of two, so that bytes get round numbers on the axis. */
const BINARY_STEPS = Array.from({ length: 50 }, (_, power) => 2 ** power);
/** From a second to days. */
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000, 2_592_000].map((s) => s * 1000);

/**
 * @typedef {object} Look
 * @property {ChartSpec} spec
 * @property {Theme} theme
 * @property {number} width
 * @property {number} height
 * @property {Steer} steer
 * @property {() => [number, number] | null} reach least and greatest value that is drawn beside the lines
 * @property {(point: number | null) => void} onCursor
 * @property {(plot: uPlot) => void} onGround drawn before the lines
 * @property {(plot: uPlot) => void} onDrawn
 *
 * What a person does to the time axis.
 * @typedef {object} Steer
 * @property {(min: number, max: number) => void} zoom shows what was dragged over
 * @property {(factor: number, at: number) => void} scale longer or shorter around a time
 * @property {(ms: number) => void} pan earlier or later
 * @property {() => void} reset
 */

/** @param {Look} look @returns {uPlot.Options} */
export function plotOptions(look) {
    const { spec, theme, width, height } = look;
    return {
        width,
        height,
        ms: 1,
        padding: [8, 10, 0, 0],
        legend: { show: false },
        cursor: { y: false, sync: { key: SYNC, setSeries: false }, drag: { x: true, y: false, setScale: false }, points: { size: 6, width: 1.5 }, bind: { mousedown: panning(look.steer), dblclick: () => () => (look.steer.reset(), null) } },
        select: { show: true, left: 0, top: 0, width: 0, height: 0 },
        scales: { x: { time: true, auto: false }, y: { range: (_plot, low, high) => yRange(spec, ...widest(low, high, look.reach())) } },
        axes: [timeAxis(theme), valueAxis(theme, spec)],
        series: [{}, ...spec.lines.map((line, index) => seriesOf(spec, line, index, theme))],
        bands: spec.kind === 'stack' ? bandsOf(spec, theme) : [],
        hooks: {
            ready: [(plot) => wheel(plot, look.steer)],
            setSelect: [(plot) => zoomed(plot, look.steer.zoom)],
            drawAxes: [look.onGround],
            draw: [look.onDrawn],
            setCursor: [(plot) => look.onCursor(plot.cursor.idx ?? null)],
        },
    };
}

/** @param {uPlot} plot @param {(min: number, max: number) => void} onZoom */
function zoomed(plot, onZoom) {
    const { left, width } = plot.select;
    if (width > 4) {
        const [min, max] = [plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')];
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        onZoom(min, max);
    }
}

/** With shift held, dragging moves the time instead of choosing a part of it. @param {Steer} steer @returns {uPlot.Cursor.MouseListenerFactory} */
function panning(steer) {
    return (plot, _target, choose) => (start) => {
        if (!start.shiftKey || start.button !== 0) {
            choose(start);
            return null;
        }
        let last = start.clientX;
        const move = (/** @type {MouseEvent} */ { clientX }) => {
            const perPixel = ((plot.scales['x']?.max ?? 0) - (plot.scales['x']?.min ?? 0)) / Math.max(1, plot.over.clientWidth);
            steer.pan((last - clientX) * perPixel);
            last = clientX;
        };
        document.addEventListener('mousemove', move);
        document.addEventListener('mouseup', () => document.removeEventListener('mousemove', move), { once: true });
        start.preventDefault();
        return null;
    };
}

/** The wheel with ctrl, which is also what pinching a touchpad says. @param {uPlot} plot @param {Steer} steer */
function wheel(plot, steer) {
    plot.over.addEventListener('wheel', (event) => {
        if (event.ctrlKey) {
            event.preventDefault();
            steer.scale(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 200), plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x'));
        }
    }, { passive: false });
}

/** @param {number | null} low @param {number | null} high @param {[number, number] | null} reach @returns {[number | null, number | null]} */
function widest(low, high, reach) {
    return reach === null ? [low, high] : [Math.min(low ?? reach[0], reach[0]), Math.max(high ?? reach[1], reach[1])];
}

/** @param {ChartSpec} spec @param {Line} line @param {number} index @param {Theme} theme @returns {uPlot.Series} */
function seriesOf(spec, line, index, theme) {
    const colour = () => theme.series(line.colour);
    const strength = spec.kind === 'stack' ? '66' : spec.kind === 'mirror' || index === 0 ? '22' : null;
    return {
        label: line.label,
        stroke: colour,
        width: spec.kind === 'stack' ? 1 : 1.5,
        ...(strength === null || (spec.kind === 'stack' && index > 0) ? {} : { fill: () => colour() + strength }),
        spanGaps: false,
        points: { show: true, size: 3, fill: colour, filter: alone(index + 1) },
    };
}

/** Picks the samples that have no neighbour and so no line; all others need no point. @param {number} series @returns {(plot: uPlot) => number[]} */
function alone(series) {
    return (plot) => {
        const values = plot.data[series] ?? [];
        const found = [];
        for (let i = 0; i < values.length; i++) {
            if (values[i] !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null) {
                found.push(i);
            }
        }
        return found;
    };
}

/** Each layer of a stack is filled down to the one under it. @param {ChartSpec} spec @param {Theme} theme @returns {uPlot.Band[]} */
function bandsOf(spec, theme) {
    return spec.lines.slice(1).map((line, index) => ({ series: [index + 2, index + 1], fill: () => `${theme.series(line.colour)}66` }));
}

/** @param {ChartSpec} spec @param {number | null} low @param {number | null} high @returns {[number, number]} */
export function yRange({ kind, max, floor, lines }, low, high) {
    if (kind === 'heat') {
        return [0, lines.length];
    }
    if (max !== null) {
        return [0, Math.max(max, kind === 'stack' ? max : (high ?? 0))];
    }
    const top = Math.max(floor, (high ?? 0) * 1.08);
    return [kind === 'mirror' ? Math.min(-floor, (low ?? 0) * 1.08) : 0, top];
}

/** @param {Theme} theme @returns {uPlot.Axis} */
function axis(theme) {
    const stroke = () => theme.colour('grid');
    return {
        stroke: () => theme.colour('muted'),
        font: AXIS_FONT,
        grid: { stroke, width: 1 },
        ticks: { show: false },
    };
}

/** @param {Theme} theme @returns {uPlot.Axis} */
export function timeAxis(theme) {
    return {
        ...axis(theme),
        size: 24,
        gap: 4,
        space: 70,
        incrs: TIME_STEPS,
        splits: (_plot, _axis, min, max, step) => roundTimes(min, max, step),
        grid: { show: false },
        values: (plot, splits, _axis, _space, step) => splits.map((ms) => (isAtEdge(plot, ms) ? '' : tickText(ms, step))),
    };
}

/** A midnight is written as its day. @param {number} ms @param {number} step */
function tickText(ms, step) {
    const midnight = step >= 1_800_000 && format.minute(ms) === format.minute(new Date(ms).setHours(0, 0, 0, 0));
    return midnight ? format.day(ms) : step < 60_000 ? format.clock(ms) : format.minute(ms);
}

/** Whether a label at this time would be cut off at the right end. @param {uPlot} plot @param {number} time */
function isAtEdge(plot, time) {
    return plot.valToPos(time, 'x') > plot.bbox.width / devicePixelRatio - 16;
}

/** Times in a span that are round by the local clock. @param {number} min @param {number} max @param {number} step all in milliseconds @returns {number[]} */
export function roundTimes(min, max, step) {
    const shift = new Date(min).getTimezoneOffset() * 60_000;
    const first = Math.ceil((min - shift) / step) * step + shift;
    return Array.from({ length: Math.max(0, Math.floor((max - first) / step) + 1) }, (_, index) => first + index * step);
}

/** @param {Theme} theme @param {Pick<ChartSpec, 'unit' | 'kind'>} spec @returns {uPlot.Axis} */
export function valueAxis(theme, { unit, kind }) {
    const bytes = unit === 'bytes' || unit === 'bytes/s';
    return {
        ...axis(theme),
        size: AXIS_WIDTH,
        gap: 6,
        space: 24,
        ...(bytes ? { incrs: BINARY_STEPS } : {}),
        values: (_plot, splits) => splits.map((value) => axisLabel(kind === 'mirror' ? Math.abs(value) : value, unit)),
    };
}

/** Labels of the axis are shorter than values: no digits that say nothing. @param {number} value @param {import('../format.js').Unit} unit */
function axisLabel(value, unit) {
    if (unit === 'percent') {
        return `${format.tick(value)}\u00a0%`;
    }
    if (unit === 'number' || (unit === 'ms' && value < 1000)) {
        return unit === 'ms' ? `${format.tick(value)}\u00a0ms` : format.tick(value);
    }
    return format.value(value, unit).replace(/([.,]0+)(?=\D|$)/, '');
}
