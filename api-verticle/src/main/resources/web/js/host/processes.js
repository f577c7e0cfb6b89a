/** @import { HostSeries } from '../model/host-series.js' */
import { el, setAttribute, setText } from '../dom.js';
import { format } from '../format.js';

/** @typedef {{name: string, pid: string, user: string, cpu: number, memory: number}} Process */
/** @typedef {keyof Process} Order */

/** Rows that are searched for the newest reading, which not every sample has. */
const LOOK_BACK = 240;
const CPU = 'process_cpu_percent';
const MEMORY = 'process_resident_bytes';
const COLUMNS = /** @type {[Order, string][]} */ ([['name', 'Process'], ['cpu', 'CPU'], ['memory', 'Memory'], ['user', 'User'], ['pid', 'PID']]);

/** The processes of the newest reading; those of earlier ones may be gone. @param {HostSeries} series @returns {{at: number, processes: Process[]}} */
export function processesOf({ table, columns }) {
    const all = [...columns.all(CPU), ...columns.all(MEMORY)];
    for (let row = table.size - 1; row >= Math.max(0, table.size - LOOK_BACK); row--) {
        if (all.some(({ index }) => !Number.isNaN(table.valueAt(index, row)))) {
            /** @type {Map<string, Process>} */
            const found = new Map();
            for (const { index, labels } of all) {
                const value = table.valueAt(index, row);
                const pid = labels['pid'] ?? '';
                if (!Number.isNaN(value)) {
                    const process = found.get(pid) ?? { name: labels['process'] ?? '', pid, user: labels['user'] ?? '', cpu: NaN, memory: NaN };
                    process[columns.names[index]?.[0] === CPU ? 'cpu' : 'memory'] = value;
                    found.set(pid, process);
                }
            }
            return { at: table.timeAt(row), processes: [...found.values()] };
        }
    }
    return { at: NaN, processes: [] };
}

/** Numbers from the greatest down, names from A to Z. @param {Process[]} processes @param {Order} order @param {boolean} turned */
export function sorted(processes, order, turned) {
    const sign = turned ? -1 : 1;
    return processes.toSorted((a, b) => {
        const [left, right] = [a[order], b[order]];
        const by = typeof left === 'number' && typeof right === 'number' ? (right || 0) - (left || 0) : String(left).localeCompare(String(right), undefined, { numeric: true });
        return sign * by || Number(a.pid) - Number(b.pid);
    });
}

/** The processes that use the most. */
export class ProcessTable {
    /** @type {Order} */
    #order = 'cpu';
    #turned = false;
    #at = NaN;
    #note = el('span', { class: 'note' });
    #body = el('tbody');
    /** @type {HTMLElement[][]} */
    #cells = [];
    /** @type {Map<Order, HTMLElement>} */
    #heads = new Map();

    /** @param {HostSeries} series */
    constructor(series) {
        this.series = series;
        COLUMNS.forEach(([order, title]) => {
            const button = el('button', { type: 'button', class: 'sorter', onclick: () => this.#sortBy(order) }, title);
            this.#heads.set(order, el('th', { scope: 'col', class: order === 'cpu' || order === 'memory' || order === 'pid' ? 'number' : '' }, button));
        });
        const table = el('table', { class: 'numbers devices processes' }, el('thead', {}, el('tr', {}, ...this.#heads.values())), this.#body);
        const scroller = el('div', { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': 'Processes' }, table);
        this.node = el('section', { class: 'panel device-panel' }, el('h2', {}, 'Processes that use the most ', this.#note), scroller);
    }

    update() {
        const { at, processes } = processesOf(this.series);
        this.node.hidden = processes.length === 0;
        if (at !== this.#at) {
            this.#at = at;
            setText(this.#note, Number.isNaN(at) ? '' : `at ${format.clock(at)}; CPU of one core`);
            this.#show(sorted(processes, this.#order, this.#turned));
        }
    }

    /** @param {Process[]} processes */
    #show(processes) {
        this.#heads.forEach((head, order) => setAttribute(head, 'aria-sort', order !== this.#order ? null : (order === 'cpu' || order === 'memory') !== this.#turned ? 'descending' : 'ascending'));
        if (this.#cells.length !== processes.length) {
            this.#cells = processes.map(() => [el('th', { scope: 'row' }), el('td', { class: 'number num' }), el('td', { class: 'number num' }), el('td'), el('td', { class: 'number num' })]);
            this.#body.replaceChildren(...this.#cells.map((cells) => el('tr', {}, ...cells)));
        }
        processes.forEach(({ name, cpu, memory, user, pid }, row) => {
            [name, format.percent(cpu), format.bytes(memory), user || '–', pid].forEach((text, column) => setText(/** @type {Node} */ (this.#cells[row]?.[column]), text));
        });
    }

    /** @param {Order} order */
    #sortBy(order) {
        this.#turned = order === this.#order && !this.#turned;
        this.#order = order;
        this.#at = NaN;
        this.update();
    }
}
