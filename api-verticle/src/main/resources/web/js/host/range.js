/** @import { Answer, PastSeries, Question } from './past.js' */
import { ask, download } from '../api.js';
import { columnKey } from '../model/columns.js';

/** The request of a question, below /api/v1. @param {Question} question @param {string} [format] */
export function rangePath({ host, metrics, devices, from, to, step }, format = '') {
    const query = new URLSearchParams({ metric: metrics.join(','), start: String(Math.round(from)), end: String(Math.round(to)), step: `${step / 1000}s` });
    devices.forEach((device) => query.append('device', device));
    if (format !== '') {
        query.set('format', format);
    }
    return `/metrics/${encodeURIComponent(host)}/range?${query}`;
}

/** @param {Question} question @param {AbortSignal} signal @returns {Promise<Answer>} */
export async function fetchRange(question, signal) {
    const { from, to, step } = question;
    return { from, to, step, series: readSeries(await ask(rangePath(question), { signal })) };
}

/** @param {any} answer @returns {Map<string, PastSeries>} */
export function readSeries({ series = [] }) {
    return new Map(series.map((/** @type {any} */ { metric, labels, points, min = [], max = [], average = [] }) => {
        const times = points.map((/** @type {[number, number | null]} */ [time]) => time);
        return [columnKey([metric, labels]), { times, average: average.length === times.length ? average : points.map((/** @type {[number, number | null]} */ [, value]) => value), min, max }];
    }));
}

/** Saves what a chart shows as a file. @param {Question} question @param {string} name */
export async function saveCsv(question, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await download(rangePath(question, 'csv'), 'text/csv'));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
