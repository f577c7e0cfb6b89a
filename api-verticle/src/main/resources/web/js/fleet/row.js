/** @import { HostWarning } from '../model/protocol.js' */
/** @import { Entry } from './entry.js' */
import { el, setAttribute, setState, setText, stateMark } from '../dom.js';
import { format } from '../format.js';
import { labelChips, labelText } from '../labels.js';
import { RECEIVED, SENT } from '../model/fleet-series.js';
import { formatRoute } from '../route.js';
import { isDoubtful, stateOf } from './state.js';

/** Columns of the fleet table: how it is headed, by what it is sorted. */
export const COLUMNS = /** @type {const} */ ([
    { name: 'state', title: 'State', sort: 'worst' },
    { name: 'host', title: 'Host', sort: 'host' },
    { name: 'labels', title: 'Labels', sort: null },
    { name: 'cpu', title: 'CPU', sort: 'cpu' },
    { name: 'memory', title: 'Memory', sort: 'memory' },
    { name: 'disk', title: 'Fullest disk', sort: 'disk' },
    { name: 'network', title: 'Network in / out', sort: 'network' },
    { name: 'load', title: 'Load', sort: 'load' },
    { name: 'alerts', title: 'Alerts', sort: 'alerts' },
    { name: 'seen', title: 'Seen', sort: 'seen' },
    { name: 'menu', title: '', sort: null },
]);

/** The elements of one row; they live as long as the list and show one host after another. */
export class Row {
    #state = stateMark('OK');
    #link = el('a', { class: 'row-link' });
    #warning = el('span', { class: 'warning-mark', role: 'img', hidden: true }, '!');
    #labels = el('span', { role: 'cell', class: 'c-labels' });
    #cpu = el('span', { class: 'num' });
    #memory = el('span', { class: 'num' });
    #disk = el('span', { class: 'num' });
    #mount = el('span', { class: 'mount' });
    #received = el('span', { class: 'num' });
    #sent = el('span', { class: 'num' });
    #load = el('span', { role: 'cell', class: 'c-load num' });
    #alerts = el('span', { role: 'cell', class: 'c-alerts' });
    #seen = el('span', { role: 'cell', class: 'c-seen num' });
    #menu = el('button', { type: 'button', class: 'row-menu', 'aria-haspopup': 'dialog' }, '⋯');
    #labelText = '';
    #host = '';

    /** @param {(host: string) => void} onMenu */
    constructor(onMenu) {
        this.#menu.addEventListener('click', () => onMenu(this.#host));
        this.node = el(
            'div',
            { class: 'row', role: 'row' },
            el('span', { role: 'cell', class: 'c-state' }, this.#state),
            el('span', { role: 'cell', class: 'c-host' }, this.#link, this.#warning),
            this.#labels,
            el('span', { role: 'cell', class: 'c-cpu' }, tag('CPU'), this.#cpu, spark('cpu')),
            el('span', { role: 'cell', class: 'c-memory' }, tag('Memory'), this.#memory, spark('memory')),
            el('span', { role: 'cell', class: 'c-disk' }, tag('Disk'), this.#disk, spark('disk'), this.#mount),
            el('span', { role: 'cell', class: 'c-network' }, arrow('in', '↓'), this.#received, arrow('out', '↑'), this.#sent, spark('network')),
            this.#load,
            this.#alerts,
            this.#seen,
            el('span', { role: 'cell', class: 'c-menu' }, this.#menu),
        );
    }

    /**
     * @param {Entry} entry
     * @param {number} serverNow epoch milliseconds by the server's clock
     * @param {boolean} stale whether its values are old
     */
    show(entry, serverNow, stale) {
        const state = stateOf(entry.info);
        this.#host = entry.host;
        setState(this.#state, state);
        setAttribute(this.node, 'data-state', state.toLowerCase());
        this.node.classList.toggle('stale', stale);
        this.node.classList.toggle('blank', (entry.series?.table.size ?? 0) === 0);
        setAttribute(this.#menu, 'aria-label', `Manage ${entry.host}`);
        setText(this.#link, entry.host);
        setAttribute(this.#link, 'href', formatRoute({ view: 'host', host: entry.host }));
        this.#showWarnings(entry.info.warnings ?? [], isDoubtful(entry.info));
        this.#showLabels(entry.info.labels ?? {});
        setText(this.#cpu, format.percent(entry.cpu));
        setText(this.#memory, format.percent(entry.memory));
        setText(this.#disk, format.percent(entry.disk));
        setText(this.#mount, entry.series?.fullest ?? '');
        setText(this.#received, format.rate(entry.series?.now(RECEIVED) ?? NaN));
        setText(this.#sent, format.rate(entry.series?.now(SENT) ?? NaN));
        setText(this.#load, format.plain(entry.load));
        setText(this.#alerts, entry.alerts === 0 ? '' : String(entry.alerts));
        setAttribute(this.#alerts, 'aria-label', entry.alerts === 0 ? 'no alerts' : `${entry.alerts} firing`);
        this.showAge(entry, serverNow);
    }

    /** @param {Entry} entry @param {number} serverNow */
    showAge(entry, serverNow) {
        setText(this.#seen, format.span(serverNow - entry.lastSeen));
    }

    /** @param {HostWarning[]} warnings @param {boolean} doubtful */
    #showWarnings(warnings, doubtful) {
        const text = warnings.map(({ detail }) => detail).join('\n');
        this.#warning.hidden = text === '';
        this.#warning.classList.toggle('calm', !doubtful);
        setText(this.#warning, doubtful ? '!' : 'i');
        setAttribute(this.#warning, 'title', text);
        setAttribute(this.#warning, 'aria-label', text);
    }

    /** @param {Record<string, string>} labels */
    #showLabels(labels) {
        const text = labelText(labels);
        if (text !== this.#labelText) {
            this.#labelText = text;
            this.#labels.replaceChildren(...labelChips(labels));
            setAttribute(this.#labels, 'title', text);
        }
    }
}

/** A place over which the canvas draws. @param {string} name */
function spark(name) {
    return el('span', { class: 'spark', 'data-spark': name, 'aria-hidden': 'true' });
}

/** A caption that only cards show. @param {string} text */
function tag(text) {
    return el('span', { class: 'tag' }, text);
}

/** @param {string} meaning @param {string} symbol */
function arrow(meaning, symbol) {
    return el('span', { class: 'arrow', title: meaning, 'aria-label': meaning }, symbol);
}
