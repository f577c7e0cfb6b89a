/** @import { LiveModel } from '../model/live-model.js' */
import { byId, setAttribute, setText } from '../dom.js';
import { countStates } from '../fleet/state.js';

/** The header's links with the number of firing alerts, the tab's title and its icon. */
export class Nav {
    #links = { fleet: byId('nav-fleet'), alerts: byId('nav-alerts') };
    #count = byId('alert-count');
    #icon = byId('icon');
    #title = '';

    /** @param {'fleet' | 'host' | 'alerts' | null} view @param {string} title */
    show(view, title) {
        this.#title = title;
        setAttribute(this.#links.fleet, 'aria-current', view === 'fleet' ? 'page' : null);
        setAttribute(this.#links.alerts, 'aria-current', view === 'alerts' ? 'page' : null);
    }

    /** @param {LiveModel} model @param {boolean} live */
    update({ alerts, hosts }, live) {
        const firing = alerts.firing().length;
        const loudest = alerts.worst()?.toLowerCase() ?? 'ok';
        const silent = countStates(hosts.all())['DOWN'] ?? 0;
        const worst = loudest !== 'critical' && silent > 0 ? 'down' : loudest;
        setText(this.#count, firing === 0 ? '' : String(firing));
        setAttribute(this.#count, 'data-state', loudest);
        setAttribute(this.#icon, 'href', `icons/${live ? worst : 'off'}.svg`);
        const title = `${firing > 0 ? `(${firing}) ` : silent > 0 ? `(${silent} silent) ` : ''}${this.#title === '' ? '' : `${this.#title} · `}hoststream`;
        if (document.title !== title) {
            document.title = title;
        }
    }
}
