/** @import { Found } from '../model/columns.js' */
/** @import { HostSeries } from '../model/host-series.js' */

const names = new Intl.Collator(undefined, { numeric: true });

/** Devices that have a metric, in the order of their names. @param {HostSeries} series @param {string} metric @returns {string[]} */
export function devices(series, metric) {
    const found = series.columns.all(metric).map(({ labels }) => labels['device'] ?? '');
    return [...new Set(found)].sort(names.compare);
}

/** Order by a label, with numbers in it taken as numbers. @param {string} label @returns {(a: Found, b: Found) => number} */
export function byNumber(label) {
    return (a, b) => names.compare(a.labels[label] ?? '', b.labels[label] ?? '');
}

/** The fullest filesystem. @param {HostSeries} series @returns {{percent: number, mount: string}} */
export function fullestFilesystem(series) {
    let fullest = { percent: NaN, mount: '' };
    for (const { index, labels } of series.columns.all('disk_usage_percent')) {
        const percent = series.last[index] ?? NaN;
        if (!(percent <= fullest.percent) && !Number.isNaN(percent)) {
            fullest = { percent, mount: labels['mountpoint'] ?? '' };
        }
    }
    return fullest;
}

/** The newest values of a metric added up over real interfaces and disks. @param {HostSeries} series @param {string} metric */
export function total(series, metric) {
    let sum = NaN;
    for (const { index, labels } of series.columns.all(metric)) {
        const value = series.last[index] ?? NaN;
        if (labels['device'] !== 'lo' && !Number.isNaN(value)) {
            sum = Number.isNaN(sum) ? value : sum + value;
        }
    }
    return sum;
}
