/** One client's conversation in the live protocol. */

export class Session {
    /** @type {Map<string, {hosts: string[], metrics: string[], history: number, plans: Map<string, object>}>} */
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
            this.subscriptions.delete(message.id);
        }
    }

    welcome() {
        clearTimeout(this.deadline);
        this.ready = true;
        const { heartbeatMs } = this.options;
        this.socket.send({ type: 'welcome', protocol: 'hoststream.v1', heartbeatMs, serverTime: Date.now(), maySilence: true });
        this.socket.send({ type: 'hosts', full: true, hosts: this.fleet.hosts.map((host) => this.fleet.info(host)) });
        this.socket.send({ type: 'alerts', alerts: [...this.fleet.alerts.values()] });
        this.heartbeat = setInterval(() => this.socket.send({ type: 'ping' }), heartbeatMs);
    }

    subscribe({ id, hosts, metrics, history = 0 }) {
        const subscription = { hosts, metrics, history, plans: new Map() };
        this.subscriptions.set(id, subscription);
        this.fleet.hosts.forEach((host, h) => {
            if (hosts.includes('*') || hosts.includes(host.host)) {
                this.introduce(id, subscription, host, h);
            }
        });
    }

    introduce(id, subscription, host, h) {
        const wanted = host.columns.flatMap(([metric], i) =>
            subscription.metrics.includes('*') || subscription.metrics.includes(metric) ? [i] : [],
        );
        const plan = { h, wanted };
        subscription.plans.set(host.host, plan);
        this.socket.send({ type: 'dict', id, sets: [[h, wanted.map((i) => host.columns[i])]], hosts: [[h, host.host, h]] });
        const from = Date.now() - subscription.history * 1000;
        const samples = this.fleet.history.get(host.host).filter((sample) => sample.t >= from);
        if (samples.length > 0) {
            const v = wanted.map((i) => samples.map((sample) => sample.v[i]));
            this.socket.send({ type: 'history', id, h, t: samples.map((sample) => sample.t), s: samples.map((sample) => sample.s), v });
        }
    }

    /** @param {string} host @param {{t: number, s: number, v: (number|null)[]}} sample */
    data(host, sample) {
        for (const [id, { plans }] of this.subscriptions) {
            const plan = plans.get(host);
            if (plan) {
                const v = plan.wanted.map((i) => sample.v[i]);
                this.socket.send({ type: 'data', id, d: [[plan.h, sample.t, sample.s, v]] });
            }
        }
    }
}
