/** A fleet of simulated hosts with their history, states and alerts. */
import { SimulatedHost } from './simulated-host.mjs';

export class Fleet {
    /** Those who look at the past, and how many there may be. */
    travellers = new Set();
    mostTravellers = 16;

    /** @param {{hosts: number, cores: number, intervalMs: number, historySeconds: number, troubles: boolean}} options */
    constructor(options) {
        this.options = options;
        this.hosts = Array.from({ length: options.hosts }, (_, i) => new SimulatedHost(i, options));
        this.hosts.forEach((host, i) => options.troubles && trouble(host, i));
        /** @type {Map<string, {t: number, s: number, v: (number|null)[]}[]>} */
        this.history = new Map(this.hosts.map((host) => [host.host, []]));
        this.alerts = new Map();
        this.status = new Map(this.hosts.map((host) => [host.host, 'OK']));
        this.lastSeen = new Map();
        this.past();
    }

    /** Fills the history up to now, as a server that has been running for a while has it. */
    past() {
        const { intervalMs, historySeconds } = this.options;
        const now = Date.now();
        for (let t = now - historySeconds * 1000; t < now; t += intervalMs) {
            this.hosts.forEach((host, i) => {
                if (!(host.down && t > now - 200000 - i * 1000)) {
                    this.record(host, t);
                }
            });
        }
        this.hosts.forEach((host, i) => this.judge(host, now - 60000 * (1 + (i % 50))));
        this.hosts.forEach((host) => this.judge(host, now));
    }

    record(host, t) {
        const sample = host.next(t);
        const samples = this.history.get(host.host);
        samples.push(sample);
        if (samples.length > (this.options.historySeconds * 1000) / this.options.intervalMs) {
            samples.shift();
        }
        this.lastSeen.set(host.host, t);
        return sample;
    }

    /** One tick of one host: its sample and what changed. @param {SimulatedHost} host @param {number} t */
    tick(host, t) {
        if (host.down) {
            return { sample: null, events: [], changed: false };
        }
        return { sample: this.record(host, t), ...this.judge(host, t) };
    }

    /** Compares the newest sample with the limits. */
    judge(host, t) {
        const before = this.status.get(host.host);
        const events = host.down ? [] : this.checkAll(host, t);
        const firing = [...this.alerts.values()].filter((alert) => alert.host === host.host && alert.state === 'FIRING');
        const worst = firing.some((alert) => alert.severity === 'CRITICAL') ? 'CRITICAL' : firing.length ? 'WARNING' : 'OK';
        const status = host.down ? 'DOWN' : worst;
        this.status.set(host.host, status);
        return { events, changed: status !== before };
    }

    checkAll(host, t) {
        const sample = this.history.get(host.host).at(-1);
        const value = (metric) => sample?.v[host.columns.findIndex(([name]) => name === metric)] ?? 0;
        return [
            ...this.check(host, t, 'cpu-high', 'cpu_usage_percent', value('cpu_usage_percent'), 85, 95, 'CPU usage'),
            ...this.check(host, t, 'memory-high', 'memory_usage_percent', value('memory_usage_percent'), 90, 95, 'Memory usage'),
        ];
    }

    check(host, t, rule, metric, value, warning, critical, title) {
        const id = `${rule}/${host.host}`;
        const old = this.alerts.get(id);
        const severity = value >= critical ? 'CRITICAL' : 'WARNING';
        const limit = severity === 'CRITICAL' ? critical : warning;
        if (value < warning - 5 || (value < warning && !old)) {
            if (!old) {
                return [];
            }
            this.alerts.delete(id);
            return [{ ...old, state: 'RESOLVED', value, at: t, summary: `${title} on ${host.host} is back to ${value.toFixed(1)} %` }];
        }
        const state = old ? (t - old.since > 8000 ? 'FIRING' : 'PENDING') : 'PENDING';
        if (old && old.state === state && old.severity === severity) {
            return [];
        }
        const summary = `${title} on ${host.host} is ${value.toFixed(1)} %, above ${limit} % for ${Math.round((t - (old?.since ?? t)) / 1000)} s`;
        const event = {
            id, rule, severity, state, host: host.host, hostId: host.hostId, metric, labels: {},
            value, limit, since: old?.since ?? t, at: t, summary,
        };
        this.alerts.set(id, event);
        return [event];
    }

    /** @param {SimulatedHost} host */
    info(host) {
        return {
            host: host.host, hostId: host.hostId, labels: host.labels, status: this.status.get(host.host),
            lastSeen: new Date(this.lastSeen.get(host.host) ?? 0).toISOString(), intervalMs: host.intervalMs, usualIntervalMs: host.intervalMs,
            ...(host.down ? { state: host.gone } : { state: 'live' }), groups: host.groups ?? [host.labels.group, ...(host.host.endsWith('7') ? ['canary'] : [])],
            warnings: this.options.troubles && host.host === this.hosts[1]?.host ? [twin(host)] : [],
        };
    }
}

/** Another collector uses the name of this host. @param {SimulatedHost} host */
function twin({ host, hostId }) {
    const detail = `More than one installation sends as ${host}: hostId ${hostId}, which is shown, and hostId 5d0c7f52-9c3e-4b52-8f4f-2f3b8f7c1a90, which is not. Give each of them a name of its own (collect.host).`;
    return { code: 'duplicate_hostname', detail };
}

/** Gives some hosts a lasting trouble, so that every state is there to be seen. */
function trouble(host, i) {
    if (i % 37 === 3) {
        host.force.cpu = 97.4;
    } else if (i % 29 === 7) {
        host.force.memory = 92.3;
    } else if (i % 53 === 11) {
        host.down = true;
        host.gone = ['silent', 'left', 'renamed'][Math.floor(i / 53) % 3];
    } else if (i % 41 === 5) {
        host.walks.cpu.mean = 88;
    } else if (i % 19 === 6) {
        host.force.disk = 91.5;
    }
}
