/** @import uPlot from '../../vendor/uplot/uPlot.iife.min.js' */

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
