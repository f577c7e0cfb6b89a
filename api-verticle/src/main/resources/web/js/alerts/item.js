/** @import { AlertEvent } from '../model/protocol.js' */
import { el, setText, stateMark } from '../dom.js';
import { format } from '../format.js';
import { formatRoute } from '../route.js';

/** One alert that is pending or firing: how bad, where, since when, and its sentence. */
export class AlertItem {
    /** @param {AlertEvent} alert @param {number} serverNow @param {boolean} withHost whether to name the host */
    constructor(alert, serverNow, withHost) {
        this.alert = alert;
        this.age = el('span', { class: 'alert-age num', title: `since ${format.moment(alert.since)}` });
        const mark = stateMark(alert.severity);
        const pending = alert.state === 'PENDING' ? [el('span', { class: 'label' }, 'pending')] : [];
        const host = withHost ? [hostLink(alert.host)] : [];
        const about = el('span', { class: 'alert-about' }, ...host, el('span', { class: 'rule' }, ruleName(alert)), ...pending);
        this.node = el('li', { class: 'alert-item', 'data-state': alert.severity.toLowerCase() }, mark, about, el('span', { class: 'alert-summary' }, alert.summary), this.age);
        this.tick(serverNow);
    }

    /** @param {number} serverNow */
    tick(serverNow) {
        setText(this.age, `for ${format.span(serverNow - this.alert.since)}`);
    }
}

/** @param {string} host */
export function hostLink(host) {
    return el('a', { class: 'host-link', href: formatRoute({ view: 'host', host }) }, host);
}

/** The rule, and the device that it is about. @param {AlertEvent} alert */
export function ruleName(alert) {
    const { device, mountpoint } = alert.labels ?? {};
    const what = mountpoint ?? device;
    return what === undefined ? alert.rule : `${alert.rule} (${what})`;
}
