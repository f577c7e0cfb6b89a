/** @import { AlertEvent } from '../model/protocol.js' */
/** @import { Theme } from '../theme.js' */
/** @import uPlot from '../../vendor/uplot/uPlot.iife.min.js' */

/** Which chart shows a metric, by the beginning of its name. */
const CHARTS = [
    ['cpu_', 'cpu'], ['memory_', 'memory'], ['swap_', 'memory'], ['load_', 'load'], ['network_', 'network'],
    ['disk_usage', 'space'], ['pressure_', 'pressure'], ['temperature', 'temperature'], ['disk_await', 'await'], ['disk_io_util', 'busy'], ['disk_read', 'disk'], ['disk_write', 'disk'],
];
const SIZE = 5;

/** The alerts that belong on a chart. @param {AlertEvent[]} alerts @param {string} chart */
export function marksOf(alerts, chart) {
    return alerts.filter(({ metric }) => CHARTS.find(([prefix = '']) => metric.startsWith(prefix))?.[1] === chart);
}

/** The alert whose mark is at a place on screen. @param {uPlot} plot @param {AlertEvent[]} alerts @param {number} clientX */
export function alertAt(plot, alerts, clientX) {
    const x = clientX - plot.over.getBoundingClientRect().left;
    return alerts.find(({ since }) => Math.abs(plot.valToPos(since, 'x') - x) <= SIZE + 1);
}

/** Marks when each of the alerts began: a line through the chart, with a wedge at its top. @param {uPlot} plot @param {AlertEvent[]} alerts @param {Theme} theme */
export function drawMarks(plot, alerts, theme) {
    const { ctx, bbox } = plot;
    const { min = 0, max = 0 } = plot.scales['x'] ?? {};
    for (const { since, severity } of alerts) {
        if (since >= (min ?? 0) && since <= (max ?? 0)) {
            const x = Math.round(plot.valToPos(since, 'x', true));
            ctx.save();
            ctx.strokeStyle = ctx.fillStyle = theme.colour(severity.toLowerCase());
            ctx.lineWidth = devicePixelRatio;
            ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
            ctx.beginPath();
            ctx.moveTo(x + 0.5, bbox.top);
            ctx.lineTo(x + 0.5, bbox.top + bbox.height);
            ctx.stroke();
            wedge(ctx, x, bbox.top, SIZE * devicePixelRatio);
            ctx.restore();
        }
    }
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} size */
function wedge(ctx, x, y, size) {
    ctx.beginPath();
    ctx.moveTo(x - size, y);
    ctx.lineTo(x + size, y);
    ctx.lineTo(x, y + size * 1.4);
    ctx.fill();
}
