/** @import { Change, Sink } from './model/live-model.js' */
/** @import { AlertEvent, Frame, HostInfo, Silence, Subscription } from './model/protocol.js' */
/** @import { Route } from './route.js' */
import { AlertsView } from './alerts/view.js';
import { mayManage } from './api.js';
import { byId, el } from './dom.js';
import { FleetView } from './fleet/view.js';
import { HostView } from './host/view.js';
import { key } from './key.js';
import { Connection } from './live/connection.js';
import { FleetSeries } from './model/fleet-series.js';
import { LiveModel } from './model/live-model.js';
import { Place } from './place.js';
import { formatRoute, parseRoute } from './route.js';
import { Scheduler } from './scheduler.js';
import { Announcer } from './shell/announcer.js';
import { Freshness } from './shell/freshness.js';
import { Keyboard } from './shell/keyboard.js';
import { Login } from './shell/login.js';
import { Nav } from './shell/nav.js';
import { Theme } from './theme.js';

/** The page: one connection, one model, and one view at a time. */
export class App {
    theme = new Theme();
    model = new LiveModel();
    fleet = new FleetSeries(() => performance.now());
    scheduler = new Scheduler((changes) => this.#draw(changes));
    #connection = new Connection(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live`);
    #announcer = new Announcer();
    #freshness = new Freshness(this.#connection, this.#announcer);
    #nav = new Nav();
    #login = new Login((text, onDevice) => this.#tryKey(text, onDevice));
    #main = byId('main');
    #header = byId('header');
    /** @type {FleetView | HostView | AlertsView | null} */
    #view = null;
    place = new Place();

    start() {
        this.#connection.onFrame = (frame) => this.#receive(frame);
        this.#connection.onPhase = () => this.#phaseChanged();
        this.model.onRemoved = (host) => this.fleet.remove(host);
        new Keyboard(() => this.#view, /** @type {HTMLDialogElement} */ (byId('help')), (view) => this.go({ view }));
        this.theme.onChange(() => this.scheduler.mark('layout'));
        window.addEventListener('hashchange', () => this.#routed());
        window.addEventListener('online', () => this.#connection.retryNow());
        document.addEventListener('visibilitychange', () => this.#visibilityChanged());
        setInterval(() => this.scheduler.mark('clock'), 1000);
        byId('theme').addEventListener('click', () => this.theme.toggle());
        byId('show-help').addEventListener('click', () => /** @type {HTMLDialogElement} */ (byId('help')).showModal());
        byId('forget').addEventListener('click', () => this.#signOut());
        this.#signIn('');
    }

    get isLive() {
        return this.#connection.phase === 'live';
    }
    /** Epoch milliseconds by the server's clock. */
    serverNow() {
        return Date.now() + this.model.clockOffset;
    }

    headerHeight = () => this.#header.offsetHeight;

    /** Subscribes, and sends what comes to the sink. @param {string} id @param {Subscription} subscription @param {Sink} sink */
    watch(id, subscription, sink) {
        this.model.route(id, sink);
        this.#freshness.asked();
        this.#connection.subscribe(id, subscription);
    }

    tell = this.#connection.tell.bind(this.#connection);

    /** @param {string} id */
    unwatch(id) {
        this.model.route(id, null);
        this.#freshness.unasked();
        this.#connection.unsubscribe(id);
    }

    /** Goes to another view; to the fleet as it was left. @param {Pick<Route, 'view'> & Partial<Route>} route */
    go(route) {
        location.hash = route.view === 'fleet' && route.choices === undefined ? this.place.hash : formatRoute(route);
    }

    /** Notes choices in the address bar as a step that Back takes back. @param {Pick<Route, 'view'> & Partial<Route>} route */
    pushRoute(route) {
        const hash = formatRoute(route);
        hash === location.hash || history.pushState(null, '', hash);
    }

    /** Notes choices in the address bar without a step in the history. @param {Pick<Route, 'view'> & Partial<Route>} route */
    replaceRoute(route) {
        history.replaceState(null, '', formatRoute(route));
    }

    /** @param {Frame} frame */
    #receive(frame) {
        const change = this.model.apply(frame, Date.now());
        if (frame.type === 'welcome' && frame.mayManage === undefined) {
            void mayManage().then((may) => {
                this.model.mayManage = may;
                this.scheduler.mark('layout');
            });
        }
        this.#freshness.heard(frame);
        if (frame.type === 'alert') {
            this.#heard(frame.event);
        } else if (frame.type === 'hosts' && this.#view === null) {
            this.#showView();
        }
        if (change !== null) {
            this.scheduler.mark(change);
        }
    }

    /** Told aloud is only what people are told of. @param {AlertEvent} event */
    #heard(event) {
        this.#announcer.alert(event, this.model.silences.of(event, this.serverNow()) !== undefined);
        if (this.#view instanceof AlertsView) {
            this.#view.heard(event);
        }
    }

    /** A silence was made from this page; the view says so, and shows at once what came of it. @param {Silence} silence */
    silenced(silence) {
        this.model.silences.apply(silence);
        if (this.#view instanceof AlertsView) {
            this.#view.silenced(silence);
        }
        this.scheduler.mark('alerts');
    }

    /** A host is another than before, as an answer says; the server tells everybody else. @param {HostInfo} info */
    changed(info) {
        this.model.hosts.apply({ type: 'hosts', hosts: [info] });
        this.scheduler.mark('hosts');
    }

    #phaseChanged() {
        this.#freshness.phase();
        if (this.#connection.phase === 'refused') {
            key.forget();
            this.#askForKey('The server did not accept this key.');
        }
        this.scheduler.mark('connection');
    }

    #visibilityChanged() {
        this.#connection.sleep(document.hidden);
        this.#freshness.expect();
    }

    /** @param {string} problem */
    #signIn(problem) {
        const found = key.take();
        if (found === null) {
            this.#askForKey(problem);
        } else {
            this.#connection.start(found);
        }
    }

    #signOut() {
        key.forget();
        this.#connection.stop();
        this.#askForKey('');
    }

    /** @param {string} text @param {boolean} onDevice */
    #tryKey(text, onDevice) {
        if (text !== '') {
            key.keep(text, onDevice);
            this.#main.replaceChildren(el('p', { class: 'empty' }, 'Connecting…'));
            this.#connection.start(text);
        }
    }

    /** @param {string} problem */
    #askForKey(problem) {
        this.#view?.destroy();
        this.#view = null;
        this.model.hosts.known = false;
        this.#login.explain(problem);
        this.#main.replaceChildren(this.#login.node);
        this.#nav.show(null, '');
        this.#login.focus();
    }

    #routed() {
        if (/key=/.test(location.hash)) {
            this.#view?.destroy();
            this.#view = null;
            this.#signIn('');
        } else if (this.#view !== null) {
            this.#showView();
        }
    }

    #showView() {
        if (!this.model.hosts.known) {
            return;
        }
        const route = parseRoute(location.hash);
        if (this.#view instanceof HostView && route.host === this.#view.host) {
            return this.#view.reroute(route.choices);
        }
        this.#leave(route);
        const view = this.#make(route);
        this.#view = view;
        this.#main.replaceChildren(view.node);
        this.#nav.show(route.view, view.title);
        window.scrollTo(0, 0);
        this.scheduler.gap = 0;
        view.mount();
        this.scheduler.mark('layout');
        this.scheduler.mark('alerts');
    }

    /** Where Back and Esc lead to. @param {Route} next */
    #leave(next) {
        if (this.#view instanceof FleetView) {
            this.place.left(this.#view.choices, next);
        } else {
            this.place.entered(next);
        }
        this.#view?.destroy();
    }

    /** @param {Route} route */
    #make({ view, host, choices }) {
        switch (view) {
            case 'host':
                return new HostView(this, host, choices);
            case 'alerts':
                return new AlertsView(this, choices);
            default:
                return new FleetView(this, choices);
        }
    }

    /** @param {Set<Change>} changes */
    #draw(changes) {
        this.#freshness.judge(this.#view?.subject);
        this.#view?.draw(changes);
        this.#nav.update(this.model, this.isLive);
    }
}
