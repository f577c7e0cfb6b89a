/** How numbers and times are written. Unknown values are a dash; a number and its unit never part at a line's end. */

const UNKNOWN = '–';
const GAP = '\u00a0';
const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** @typedef {'percent' | 'bytes' | 'bytes/s' | 'ms' | 'number' | '1/s' | '°C'} Unit */

/** Writes values in the manner of one locale. */
export class Format {
    /** @type {Map<number, Intl.NumberFormat>} */
    #numbers = new Map();

    /** @param {string} [locale] the browser's own when absent */
    constructor(locale) {
        this.locale = locale;
        this.#tick = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
        this.#clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
        this.#minute = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
        this.#day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
        this.#moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
    }

    #tick;
    #clock;
    #minute;
    #moment;
    #day;

    /** @param {number} value @param {Unit} unit */
    value(value, unit) {
        switch (unit) {
            case 'percent':
                return this.percent(value);
            case 'bytes':
                return this.bytes(value);
            case 'bytes/s':
                return this.rate(value);
            case 'ms':
                return this.milliseconds(value);
            case '1/s':
                return Number.isFinite(value) ? `${this.plain(value)}/s` : UNKNOWN;
            case '°C':
                return Number.isFinite(value) ? `${this.plain(value)}${GAP}°C` : UNKNOWN;
            default:
                return this.plain(value);
        }
    }

    /** Three significant digits at most, at most two after the point. @param {number} value */
    plain(value) {
        return Number.isFinite(value) ? this.#number(value, digits(value)) : UNKNOWN;
    }

    /** As short as it can be, for the labels of an axis. @param {number} value */
    tick(value) {
        return this.#tick.format(value);
    }

    /** @param {number} value */
    percent(value) {
        return Number.isFinite(value) ? `${this.#number(value, Math.abs(value) < 99.95 ? 1 : 0)}${GAP}%` : UNKNOWN;
    }

    /** @param {number} value */
    bytes(value) {
        if (!Number.isFinite(value)) {
            return UNKNOWN;
        }
        let step = 0;
        let scaled = value;
        while (Math.abs(scaled) >= 999.5 && step < BINARY.length - 1) {
            scaled /= 1024;
            step++;
        }
        return `${this.#number(scaled, step === 0 ? 0 : Math.min(1, digits(scaled)))}${GAP}${BINARY[step]}`;
    }

    /** @param {number} value bytes per second */
    rate(value) {
        return Number.isFinite(value) ? `${this.bytes(value)}/s` : UNKNOWN;
    }

    /** @param {number} value */
    milliseconds(value) {
        if (!Number.isFinite(value)) {
            return UNKNOWN;
        }
        return value >= 1000 ? `${this.plain(value / 1000)}${GAP}s` : `${this.plain(value)}${GAP}ms`;
    }

    /** A span in its largest unit: 12 s, 5 min, 3 h, 2 d. @param {number} ms */
    span(ms) {
        if (!Number.isFinite(ms)) {
            return UNKNOWN;
        }
        const seconds = Math.max(0, Math.round(ms / 1000));
        if (seconds < 90) {
            return `${seconds}${GAP}s`;
        }
        if (seconds < 5400) {
            return `${Math.round(seconds / 60)}${GAP}min`;
        }
        return seconds < 129_600 ? `${Math.round(seconds / 3600)}${GAP}h` : `${Math.round(seconds / 86_400)}${GAP}d`;
    }

    /** Time of day with seconds. @param {number} ms epoch milliseconds */
    clock(ms) {
        return Number.isFinite(ms) ? this.#clock.format(ms) : UNKNOWN;
    }

    /** Time of day without seconds. @param {number} ms epoch milliseconds */
    minute(ms) {
        return this.#minute.format(ms);
    }

    /** Day and month. @param {number} ms epoch milliseconds */
    day(ms) {
        return this.#day.format(ms);
    }

    /** Date and time. @param {number} ms epoch milliseconds */
    moment(ms) {
        return Number.isFinite(ms) ? this.#moment.format(ms) : UNKNOWN;
    }

    /** @param {number} value @param {number} fraction digits after the point */
    #number(value, fraction) {
        let writer = this.#numbers.get(fraction);
        if (writer === undefined) {
            writer = new Intl.NumberFormat(this.locale, { minimumFractionDigits: fraction, maximumFractionDigits: fraction });
            this.#numbers.set(fraction, writer);
        }
        return writer.format(value);
    }
}

/** The page's own: the browser's locale. */
export const format = new Format();

/** @param {number} value */
function digits(value) {
    const size = Math.abs(value);
    if (size === 0 || size >= 99.95) {
        return 0;
    }
    return size >= 9.995 ? 1 : 2;
}
