/** @import { AlertEvent, Silence } from '../model/protocol.js' */
/** @import { Unit } from '../format.js' */
import { format } from '../format.js';

/** Units as the server writes them, and how the page does. @type {Record<string, Unit>} */
const UNITS = { '%': 'percent', B: 'bytes', 'B/s': 'bytes/s', ms: 'ms', '1/s': '1/s', '°C': '°C' };

const KINDS = /** @type {Record<string, string>} */ ({
    threshold: 'compares the value with a limit',
    change: 'compares how fast the value changes with a limit',
    absence: 'waits for samples that do not come',
    anomaly: 'compares the value with what is usual for it',
    forecast: 'works out when the value reaches its limit',
});

/** @param {string | undefined} symbol @returns {Unit} */
export function unitOf(symbol) {
    return UNITS[symbol ?? ''] ?? 'number';
}

/** What the rule goes by, in words. @param {AlertEvent} alert */
export function kindText({ kind = 'threshold' }) {
    return KINDS[kind] ?? kind;
}

/** The rule, and the device that it is about. @param {AlertEvent} alert */
export function ruleName(alert) {
    const what = deviceOf(alert);
    return what === '' ? alert.rule : `${alert.rule} (${what})`;
}

/** What of the host the alert is about, as people name it; empty for all of it. @param {AlertEvent} alert */
export function deviceOf({ labels = {} }) {
    return labels['mountpoint'] ?? labels['device'] ?? labels['process'] ?? labels['cpu'] ?? '';
}

/** The value of an alert beside its limit. @param {AlertEvent} alert */
export function figures(alert) {
    const [value, limit] = [alert.value ?? NaN, alert.limit ?? NaN];
    switch (alert.kind) {
        case 'absence':
            return `silent for ${format.span(value * 1000)}, at most ${format.span(limit * 1000)} are allowed`;
        case 'anomaly':
            return `${metricValue(alert, alert.measured)}, expected ${metricValue(alert, alert.expected)}: ${format.plain(value)} spreads apart, the limit is ${format.plain(limit)}`;
        case 'forecast':
            return `${metricValue(alert, alert.measured)} now, the limit is reached in ${format.span(value * 1000)}; less than ${format.span(limit * 1000)} is too soon`;
        default:
            return `${metricValue(alert, value)}, the limit is ${metricValue(alert, limit)}`;
    }
}

/** @param {AlertEvent} alert @param {number | null | undefined} value */
export function metricValue(alert, value) {
    const text = format.value(value ?? NaN, unitOf(alert.unit));
    return alert.unit === 's' ? `${text}\u00a0s` : alert.unit === 'bit/s' ? `${text}\u00a0bit/s` : text;
}

/** What a silence is for, in words. @param {Silence} silence */
export function aim({ host, rule, device, severity, labels }) {
    const parts = [
        rule === '' ? 'all alerts' : rule,
        ...(severity === null ? [] : [`that are ${severity.toLowerCase()}`]),
        host === '' || host === '*' ? 'on every host' : `on ${host}`,
        ...(device === '' ? [] : [`(${device})`]),
        ...Object.entries(labels).map(([name, pattern]) => `with ${name}=${pattern}`),
    ];
    return parts.join(' ');
}

/** A time of day, with the date when it is another day's. @param {number} at @param {number} now both epoch milliseconds */
export function when(at, now) {
    return new Date(at).toDateString() === new Date(now).toDateString() ? format.minute(at) : format.moment(at);
}

/** Tomorrow at eight by the clock of whoever looks. @param {number} now epoch milliseconds */
export function tomorrowMorning(now) {
    const date = new Date(now);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 8).getTime();
}
