/** @import { Unit } from '../format.js' */
/** @import { HostSeries } from '../model/host-series.js' */
import { el, setAttribute, setText } from '../dom.js';
import { format } from '../format.js';

/**
 * A column of a device table: some metrics added up, or a label.
 * @typedef {object} DeviceColumn
 * @property {string} title
 * @property {string} [label] shows this label
 * @property {string[]} [metrics] shows the sum of these
 * @property {Unit} [unit]
 * @property {boolean} [bar] drawn as a bar too
 * @property {string} [forecast] says when this metric will reach its limit
 */

/**
 * @typedef {object} DeviceKind
 * @property {string} title
 * @property {string} key label by which the rows differ
 * @property {string} metric metric that every row has
 * @property {DeviceColumn[]} columns the first one names the row
 */

/** @type {DeviceKind[]} */
export const DEVICE_TABLES = [
    {
        title: 'Filesystems', key: 'mountpoint', metric: 'disk_usage_percent',
        columns: [
            { title: 'Mounted on', label: 'mountpoint' },
            { title: 'Used', metrics: ['disk_usage_percent'], unit: 'percent', bar: true },
            { title: 'Used', metrics: ['disk_used'], unit: 'bytes' },
            { title: 'Free', metrics: ['disk_free'], unit: 'bytes' },
            { title: 'Size', metrics: ['disk_total'], unit: 'bytes' },
            { title: 'Inodes', metrics: ['inode_usage_percent'], unit: 'percent' },
            { title: 'Type', label: 'fstype' },
            { title: 'Device', label: 'device' },
            { title: 'Outlook', forecast: 'disk_usage_percent' },
        ],
    },
    {
        title: 'Network interfaces', key: 'device', metric: 'network_bytes_recv',
        columns: [
            { title: 'Interface', label: 'device' },
            { title: 'In', metrics: ['network_bytes_recv'], unit: 'bytes/s' },
            { title: 'Out', metrics: ['network_bytes_sent'], unit: 'bytes/s' },
            { title: 'Of its speed', metrics: ['network_bandwidth_usage'], unit: 'percent', bar: true },
            { title: 'Packets in', metrics: ['network_packets_recv'], unit: '1/s' },
            { title: 'Packets out', metrics: ['network_packets_sent'], unit: '1/s' },
            { title: 'Errors', metrics: ['network_errors_in', 'network_errors_out'], unit: '1/s' },
            { title: 'Drops', metrics: ['network_drops_in', 'network_drops_out'], unit: '1/s' },
        ],
    },
    {
        title: 'Disks', key: 'device', metric: 'disk_read_bytes',
        columns: [
            { title: 'Device', label: 'device' },
            { title: 'Read', metrics: ['disk_read_bytes'], unit: 'bytes/s' },
            { title: 'Written', metrics: ['disk_write_bytes'], unit: 'bytes/s' },
            { title: 'Busy', metrics: ['disk_io_util_percent'], unit: 'percent', bar: true },
            { title: 'Wait', metrics: ['disk_await_time'], unit: 'ms' },
            { title: 'Queue', metrics: ['disk_queue_length'], unit: 'number' },
            { title: 'Reads', metrics: ['disk_read_ops'], unit: '1/s' },
            { title: 'Writes', metrics: ['disk_write_ops'], unit: '1/s' },
        ],
    },
    {
        title: 'Temperatures', key: 'sensor', metric: 'temperature',
        columns: [
            { title: 'Sensor', label: 'sensor' },
            { title: 'Now', metrics: ['temperature'], unit: '°C' },
        ],
    },
];

/** @typedef {{sources: number[], node: HTMLElement, bar: HTMLElement | null, unit: Unit}} Cell */

/** The newest values of every disk, interface, filesystem or sensor; rows come and go with the devices. */
export class DeviceTable {
    /** @type {Cell[]} */
    #cells = [];
    /** @type {{node: HTMLElement, metric: string, labels: Record<string, string>}[]} */
    #outlooks = [];

    /** @param {DeviceKind} kind */
    constructor(kind) {
        this.kind = kind;
        this.body = el('tbody');
        const heads = kind.columns.map(({ title, label, forecast }) => el('th', { scope: 'col', class: label === undefined && forecast === undefined ? 'number' : '' }, title));
        const table = el('table', { class: 'numbers devices' }, el('thead', {}, el('tr', {}, ...heads)), this.body);
        const scroller = el('div', { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': kind.title }, table);
        this.node = el('section', { class: 'panel device-panel' }, el('h2', {}, kind.title), scroller);
    }

    /** Makes the rows anew. @param {HostSeries} series */
    build(series) {
        this.#cells = [];
        this.#outlooks = [];
        const found = series.columns.all(this.kind.metric).toSorted((a, b) => ((a.labels[this.kind.key] ?? '') < (b.labels[this.kind.key] ?? '') ? -1 : 1));
        this.body.replaceChildren(...found.map(({ labels }) => this.#row(series, labels)));
        this.node.hidden = found.length === 0;
    }

    /** @param {(metric: string, labels: Record<string, string>) => string} sentence */
    foresee(sentence) {
        this.#outlooks.forEach(({ node, metric, labels }) => setText(node, sentence(metric, labels)));
    }

    /** @param {HostSeries} series */
    update(series) {
        for (const { sources, node, bar, unit } of this.#cells) {
            let sum = NaN;
            for (const source of sources) {
                const value = series.last[source] ?? NaN;
                sum = Number.isNaN(sum) ? value : sum + (value || 0);
            }
            setText(node, format.value(sum, unit));
            if (bar !== null) {
                fillBar(bar, sum);
            }
        }
    }

    /** @param {HostSeries} series @param {Record<string, string>} labels */
    #row(series, labels) {
        const value = labels[this.kind.key] ?? '';
        return el('tr', {}, ...this.kind.columns.map((column, index) => {
            if (column.label !== undefined) {
                const text = labels[column.label] ?? '';
                return el(index === 0 ? 'th' : 'td', { ...(index === 0 ? { scope: 'row' } : {}), title: text }, text);
            }
            if (column.forecast !== undefined) {
                const node = el('td', { class: 'outlook' });
                this.#outlooks.push({ node, metric: column.forecast, labels });
                return node;
            }
            const sources = (column.metrics ?? []).map((metric) => series.columns.of(metric, this.kind.key, value)).filter((source) => source >= 0);
            return this.#valueCell(sources, column);
        }));
    }

    /** @param {number[]} sources @param {DeviceColumn} column */
    #valueCell(sources, { unit = 'number', bar = false }) {
        const node = el('span', { class: 'num' });
        const drawn = bar ? el('span', { class: 'bar', 'aria-hidden': 'true' }, el('i')) : null;
        this.#cells.push({ sources, node, bar: drawn, unit });
        return el('td', { class: bar ? 'number with-bar' : 'number' }, ...(drawn === null ? [] : [drawn]), node);
    }
}

/** Fills a bar, in the colour of how full it is. @param {HTMLElement} bar @param {number} percent */
export function fillBar(bar, percent) {
    const fill = /** @type {HTMLElement} */ (bar.firstElementChild);
    fill.style.transform = `scaleX(${Number.isFinite(percent) ? Math.min(1, percent / 100) : 0})`;
    setAttribute(bar, 'data-level', percent >= 95 ? 'critical' : percent >= 85 ? 'warning' : null);
}
