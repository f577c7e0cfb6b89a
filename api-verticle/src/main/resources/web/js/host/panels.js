/** @import { HostSeries } from '../model/host-series.js' */
/** @import { Labels } from '../model/protocol.js' */
import { el } from '../dom.js';
import { DEVICE_TABLES, DeviceTable } from './device-table.js';
import { CustomPanel, EverythingPanel } from './everything.js';
import { ProcessTable } from './processes.js';
import { Tiles } from './tiles.js';

/** The numbers of a host: tiles, and tables of its devices, processes, own metrics, and of everything. */
export class Panels {
    tiles = new Tiles();
    #devices = DEVICE_TABLES.map((kind) => new DeviceTable(kind));
    #custom;
    #everything;
    #processes;

    /** @param {HostSeries} series @param {Set<string>} pinned @param {{onPins: () => void, onAll: () => void}} changed pins changed, or whether everything is wanted */
    constructor(series, pinned, { onPins, onAll }) {
        this.series = series;
        const pin = (/** @type {string} */ name) => {
            if (!pinned.delete(name)) {
                pinned.add(name);
            }
            onPins();
            this.build();
            document.querySelector(`[data-chart="pin-${CSS.escape(name)}"]`)?.scrollIntoView({ block: 'nearest' });
        };
        this.#processes = new ProcessTable(series);
        this.#custom = new CustomPanel(series, pinned, pin);
        this.#everything = new EverythingPanel(series, pinned, pin, onAll);
        const [space, ...others] = this.#devices.map(({ node }) => node);
        this.node = el('div', { class: 'device-tables' }, .../** @type {HTMLElement[]} */ ([space]), this.#processes.node, ...others, this.#custom.node, this.#everything.node);
    }

    /** Whether every series is wanted. */
    get all() {
        return this.#everything.node.open;
    }

    /** Columns changed. */
    build() {
        this.#devices.forEach((table) => table.build(this.series));
        this.#custom.build();
        this.#everything.build();
    }

    /** @param {(metric: string, labels: Labels) => string} sentence when a metric reaches its limit */
    update(sentence) {
        this.tiles.update(this.series, sentence);
        this.#devices.forEach((table) => {
            table.update(this.series);
            table.foresee(sentence);
        });
        this.#processes.update();
        this.#custom.update();
        this.#everything.update();
    }
}
