/**
 * What the charts show of time: the last so many milliseconds, moving on, or a span that stands still.
 * @typedef {{kind: 'live', ms: number}} LiveSpan
 * @typedef {LiveSpan | {kind: 'still', min: number, max: number}} Span
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Choices of how far back the live span goes. */
export const SPANS = [
    { name: '5m', title: '5 minutes', ms: 5 * MINUTE },
    { name: '15m', title: '15 minutes', ms: 15 * MINUTE },
    { name: '1h', title: '1 hour', ms: HOUR },
    { name: '6h', title: '6 hours', ms: 6 * HOUR },
    { name: '24h', title: '24 hours', ms: DAY },
    { name: '7d', title: '7 days', ms: 7 * DAY },
    { name: '30d', title: '30 days', ms: 30 * DAY },
];
/** Spans up to this are drawn sample by sample from memory while live. */
export const MEMORY_MS = 15 * MINUTE;
export const SHORTEST_MS = 5000;
const LONGEST_MS = 400 * DAY;
const USUAL = /** @type {LiveSpan} */ ({ kind: 'live', ms: 5 * MINUTE });

const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Length of a bucket: round, not below the interval of the samples, and so that about as many fit as there is room for. @param {number} ms @param {number} points @param {number} intervalMs */
export function stepOf(ms, points, intervalMs) {
    const least = Math.max(intervalMs, ms / Math.max(1, points));
    return (STEPS_S.find((s) => s * 1000 >= least) ?? Math.ceil(least / DAY) * 86_400) * 1000;
}

/** @param {Span} span @param {number} now */
export function boundsOf(span, now) {
    return span.kind === 'still' ? { min: span.min, max: span.max } : { min: now - span.ms, max: now };
}

/** The span with these ends; one that reaches up to now moves on. @param {number} min @param {number} max @param {number} now @returns {Span} */
export function spanBetween(min, max, now) {
    const ms = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, max - min));
    return max >= now ? { kind: 'live', ms } : { kind: 'still', min: max - ms, max };
}

/** Shorter or longer around a time that stays where it is. @param {Span} span @param {number} factor @param {number} at @param {number} now */
export function zoomed(span, factor, at, now) {
    const { min, max } = boundsOf(span, now);
    const ms = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (max - min) * factor));
    const from = at - ((at - min) / (max - min)) * ms;
    return spanBetween(from, from + ms, now);
}

/** Earlier or later, not beyond now. @param {Span} span @param {number} ms @param {number} now */
export function panned(span, ms, now) {
    const { min, max } = boundsOf(span, now);
    const by = Math.min(ms, now - max);
    return spanBetween(min + by, max + by, now);
}

/** Reads a span out of the address. @param {URLSearchParams} choices @returns {Span} */
export function readSpan(choices) {
    const range = choices.get('range') ?? '';
    const [min, max] = [Number(choices.get('from')), Number(choices.get('to'))];
    if (min > 0 && max - min >= SHORTEST_MS && max - min <= LONGEST_MS) {
        return { kind: 'still', min, max };
    }
    const ms = SPANS.find(({ name }) => name === range)?.ms ?? Number(/^(\d{1,9})s$/.exec(range)?.[1] ?? NaN) * 1000;
    return ms >= SHORTEST_MS && ms <= LONGEST_MS ? { kind: 'live', ms } : USUAL;
}

/** Writes a span into the address; the usual one needs no words. @param {Span} span @param {URLSearchParams} choices */
export function writeSpan(span, choices) {
    ['range', 'from', 'to'].forEach((name) => choices.delete(name));
    if (span.kind === 'still') {
        choices.set('from', String(Math.round(span.min)));
        choices.set('to', String(Math.round(span.max)));
    } else if (span.ms !== USUAL.ms) {
        choices.set('range', SPANS.find(({ ms }) => ms === span.ms)?.name ?? `${Math.round(span.ms / 1000)}s`);
    }
}
