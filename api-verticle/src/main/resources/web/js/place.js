/** @import { Route } from './route.js' */
import { formatRoute } from './route.js';

/** Where the fleet was left, so that Esc and Back lead there: its address, how far down, and the host that was opened. */
export class Place {
    hash = '#/';
    scroll = 0;
    host = '';

    /** The fleet is left for another view. @param {URLSearchParams} choices @param {Route} next */
    left(choices, next) {
        this.hash = formatRoute({ view: 'fleet', choices });
        this.scroll = window.scrollY;
        this.host = next.host;
    }

    /** Another view is left: a fleet with other choices than before is another place. @param {Route} next */
    entered(next) {
        if (next.view === 'fleet' && formatRoute(next) !== this.hash) {
            this.hash = formatRoute(next);
            this.scroll = 0;
            this.host = '';
        }
    }
}
