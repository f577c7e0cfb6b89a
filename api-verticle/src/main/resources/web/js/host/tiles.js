/** @import { HostSeries } from '../model/host-series.js' */
import { el, setText } from '../dom.js';
import { format } from '../format.js';
import { fillBar } from './device-table.js';
import { fullestFilesystem, total } from './devices.js';

/** The state of the host in a handful of large numbers. */
export class Tiles {
    #tiles = {
        cpu: tile('CPU', true),
        memory: tile('Memory', true),
        swap: tile('Swap', true),
        disk: tile('Fullest disk', true),
        load: tile('Load', false),
        io: tile('Disk read / written', false),
        network: tile('Network in / out', false),
    };
    node = el('dl', { class: 'tiles' }, ...Object.values(this.#tiles).map(({ node }) => node));

    /** @param {HostSeries} series @param {(metric: string, labels: Record<string, string>) => string} sentence when a metric reaches its limit */
    update(series, sentence) {
        const value = (/** @type {string} */ metric) => series.value(metric);
        const { cpu, memory, swap, disk, load, io, network } = this.#tiles;
        const fullest = fullestFilesystem(series);
        const cores = series.columns.all('cpu_usage_per_core').length;
        percent(cpu, value('cpu_usage_percent'), cores === 0 ? '' : `${cores}\u00a0${cores === 1 ? 'core' : 'cores'}`);
        percent(memory, value('memory_usage_percent'), sentence('memory_usage_percent', {}) || share(value('memory_used'), value('memory_total')));
        percent(swap, value('swap_usage_percent'), value('swap_total') === 0 ? 'none' : share(value('swap_used'), value('swap_total')));
        percent(disk, fullest.percent, fullest.mount);
        plain(load, format.plain(value('load_average_1m')), `${format.plain(value('load_average_5m'))} · ${format.plain(value('load_average_15m'))}`);
        plain(io, format.rate(total(series, 'disk_read_bytes')), `${format.rate(total(series, 'disk_write_bytes'))} written`);
        plain(network, format.rate(total(series, 'network_bytes_recv')), `${format.rate(total(series, 'network_bytes_sent'))} out`);
    }
}

/** @param {string} title @param {boolean} withBar */
function tile(title, withBar) {
    const value = el('span', { class: 'tile-value num' });
    const detail = el('span', { class: 'tile-detail num' });
    const bar = withBar ? el('span', { class: 'bar', 'aria-hidden': 'true' }, el('i')) : null;
    const node = el('div', { class: 'tile' }, el('dt', {}, title), el('dd', {}, value, ...(bar === null ? [] : [bar]), detail));
    return { node, value, detail, bar };
}

/** @typedef {ReturnType<typeof tile>} Tile */

/** @param {Tile} tile_ @param {number} value @param {string} detail */
function percent(tile_, value, detail) {
    plain(tile_, format.percent(value), detail);
    if (tile_.bar !== null) {
        fillBar(tile_.bar, value);
    }
}

/** @param {Tile} tile_ @param {string} value @param {string} detail */
function plain({ value: node, detail: detailNode }, value, detail) {
    setText(node, value);
    setText(detailNode, detail);
}

/** @param {number} part @param {number} whole */
function share(part, whole) {
    return Number.isNaN(part) ? '' : `${format.bytes(part)} of ${format.bytes(whole)}`;
}
