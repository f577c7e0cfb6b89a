/** @import uPlot from '../vendor/uplot/uPlot.iife.min.js' */

/** The chart library, which is a script of its own that the page loads before its modules. */
export const UPlot = /** @type {typeof uPlot} */ (/** @type {any} */ (globalThis).uPlot);
