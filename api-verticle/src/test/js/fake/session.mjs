/** One client's conversation in the live protocol. */
import { Traveller } from './traveller.mjs';

const CURSOR_MS = 5000;

export class Session {
    /** @type {Map<string, {hosts: string[], metrics: string[], history: number, plans: Map<string, object>, traveller: Traveller | null}>} */
    subscriptions = new Map();
    ready = false;

    /** @param {import('./websocket.mjs').ServerSocket} socket @param {import('./fleet.mjs').Fleet} fleet @param {{key: string, heartbeatMs: number}} options */
    constructor(socket, fleet, options) {
        Object.assign(this, { socket, fleet, options });
        this.deadline = setTimeout(() => socket.close(4408, 'no key within 5 s'), 5000);
        socket.onText = (text) => this.receive(text);
    }

    end() {
        clearTimeout(this.deadline);
        clearInterval(this.heartbeat);
        clearInterval(this.cursors);
        [...this.subscriptions.keys()].forEach((id) => this.unsubscribe(id));
    }

    receive(text) {
        const message = JSON.parse(text);
        if (message.type === 'auth') {
            return message.token === this.options.key ? this.welcome() : this.socket.close(4401, 'wrong key');
        }
        if (!this.ready) {
            return this.socket.close(4401, 'key first');
        }
        if (message.type === 'subscribe') {
            this.subscribe(message);
        } else if (message.type === 'unsubscribe') {
            this.unsubscribe(message.id);
        } else if (['pace', 'seek', 'live'].includes(message.type)) {
            this.steer(message);
        }
    }

    unsubscribe(id) {
        this.subscriptions.get(id)?.traveller?.end();
        this.subscriptions.delete(id);
    }

    /** A traveller goes elsewhere, or at another speed. */
    steer({ type, id, speed, from }) {
        const subscription = this.subscriptions.get(id);
        if (type === 'seek' && subscription) {
            subscription.traveller ??= this.traveller(id, subscription);
            subscription.traveller?.seek(from);
        } else if (type === 'pace') {
            subscription?.traveller?.pace(speed);
        } else if (type === 'live' && subscription?.traveller) {
            const { traveller, ...wanted } = subscription;
            traveller.end();
            this.socket.send({ type: 'position', id, t: Date.now(), speed: 1, oldest: traveller.oldest, state: 'live' });
            this.subscribe({ id, ...wanted });
        }
    }

    welcome() {
        clearTimeout(this.deadline);
        this.ready = true;
        const { heartbeatMs } = this.options;
        this.socket.send({ type: 'welcome', protocol: 'hoststream.v1', heartbeatMs, serverTime: Date.now() });
        this.socket.send({ type: 'hosts', full: true, hosts: this.fleet.hosts.map((host) => this.fleet.info(host)) });
        this.socket.send({ type: 'alerts', alerts: [...this.fleet.alerts.values()] });
        this.heartbeat = setInterval(() => this.socket.send({ type: 'ping' }), heartbeatMs);
        this.cursors = setInterval(() => this.subscriptions.forEach(({ traveller }, id) => traveller === null && this.cursor(id)), CURSOR_MS);
    }

    cursor(id) {
        this.socket.send({ type: 'cursor', id, cursor: `fake.${Date.now()}` });
    }

    subscribe({ id, hosts, metrics, history = 0, after, from, speed = 1 }) {
        this.unsubscribe(id);
        const subscription = { hosts, metrics, history, plans: new Map(), traveller: null };
        this.subscriptions.set(id, subscription);
        subscription.traveller = from === undefined ? null : this.traveller(id, subscription);
        const since = after === undefined ? null : Number(after.slice('fake.'.length));
        let rows = 0;
        this.fleet.hosts.forEach((host, h) => {
            if (hosts.includes('*') || hosts.includes(host.host)) {
                this.introduce(id, subscription, host, h);
                if (subscription.traveller === null) {
                    rows += this.past(id, subscription, host, since ?? Date.now() - history * 1000);
                }
            }
        });
        if (since !== null) {
            this.resumed(id, since, rows);
        }
        if (subscription.traveller !== null) {
            subscription.traveller.speed = speed;
            subscription.traveller.seek(from);
        }
    }

    /** Everything since the cursor was sent; what is older than the history is told as a gap. */
    resumed(id, since, rows) {
        const oldest = Date.now() - this.fleet.options.historySeconds * 1000;
        if (since < oldest) {
            this.socket.send({ type: 'gap', id, from: since, to: oldest, samples: null, reason: 'too_old' });
        }
        this.socket.send({ type: 'resumed', id, rows, skipped: 0 });
    }

    /** @returns {Traveller | null} null where there are as many as there may be */
    traveller(id, subscription) {
        if (this.fleet.travellers.size >= this.fleet.mostTravellers) {
            this.socket.send({ type: 'refused', id, detail: `${this.fleet.mostTravellers} clients look at the past already (serve.max-travellers)` });
            return null;
        }
        const { hosts, history } = subscription;
        const wanted = this.fleet.hosts.filter(({ host }) => hosts.includes('*') || hosts.includes(host));
        return new Traveller(this.fleet, wanted, {
            history: ({ host }, samples) => this.history(id, subscription.plans.get(host), samples),
            data: ({ host }, sample, skipped) => this.sample(id, subscription.plans.get(host), sample, skipped),
            position: (position) => this.socket.send({ type: 'position', id, ...position }),
            arrived: () => (subscription.traveller = null),
        }, history * 1000);
    }

    introduce(id, subscription, host, h) {
        const wanted = host.columns.flatMap(([metric], i) =>
            subscription.metrics.includes('*') || subscription.metrics.includes(metric) ? [i] : [],
        );
        const plan = { h, wanted };
        subscription.plans.set(host.host, plan);
        this.socket.send({ type: 'dict', id, sets: [[h, wanted.map((i) => host.columns[i])]], hosts: [[h, host.host, h]] });
    }

    past(id, subscription, host, since) {
        const samples = this.fleet.history.get(host.host).filter((sample) => sample.t >= since);
        this.history(id, subscription.plans.get(host.host), samples);
        return samples.length;
    }

    history(id, { h, wanted }, samples) {
        if (samples.length > 0) {
            const v = wanted.map((i) => samples.map((sample) => sample.v[i]));
            this.socket.send({ type: 'history', id, h, t: samples.map((sample) => sample.t), s: samples.map((sample) => sample.s), v });
        }
    }

    sample(id, { h, wanted }, { t, s, v }, skipped) {
        const entry = [h, t, s, wanted.map((i) => v[i])];
        this.socket.send({ type: 'data', id, d: [skipped > 0 ? [...entry, skipped] : entry] });
    }

    /** @param {string} host @param {{t: number, s: number, v: (number|null)[]}} sample */
    data(host, sample) {
        for (const [id, { plans, traveller }] of this.subscriptions) {
            const plan = plans.get(host);
            if (plan && traveller === null) {
                this.sample(id, plan, sample, 0);
            }
        }
    }
}
