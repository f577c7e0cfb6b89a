/** One subscription that looks at the past: a simulated one, which meets the fleet's own history where that begins. */
import { SimulatedHost } from './simulated-host.mjs';

const STEP_MS = 50;
const POSITION_MS = 1000;
const LOADING_MS = 250;
/** More samples of one host in one step than this are conflated. */
const MOST_PER_STEP = 10;
/** How far back the simulated topic reaches. */
export const KEPT_MS = 6 * 3600 * 1000;

/**
 * Where the frames go.
 * @typedef {object} Frames
 * @property {(host: SimulatedHost, samples: object[]) => void} history
 * @property {(host: SimulatedHost, sample: object, skipped: number) => void} data
 * @property {(position: {t: number, speed: number, oldest: number, state: string}) => void} position
 * @property {() => void} arrived it is live from now on
 */

export class Traveller {
    state = 'loading';
    speed = 1;
    t = 0;

    /** @param {import('./fleet.mjs').Fleet} fleet @param {SimulatedHost[]} hosts @param {Frames} frames @param {number} historyMs */
    constructor(fleet, hosts, frames, historyMs) {
        Object.assign(this, { fleet, hosts, frames, historyMs });
        this.oldest = Date.now() - KEPT_MS;
        this.timer = setInterval(() => this.step(), STEP_MS);
        fleet.travellers.add(this);
    }

    /** Goes to a time. @param {number} from epoch milliseconds */
    seek(from) {
        this.t = Math.max(this.oldest, Math.min(from, Date.now()));
        this.state = 'loading';
        this.loadedAt = Date.now() + LOADING_MS;
        this.past = new Map(this.hosts.map((host) => [host, new SimulatedHost(this.fleet.hosts.indexOf(host), this.fleet.options)]));
        this.tell();
    }

    /** @param {number} speed 0 pauses */
    pace(speed) {
        this.speed = speed;
        if (this.state !== 'loading') {
            this.state = speed === 0 ? 'paused' : 'travelling';
        }
        this.tell();
    }

    end() {
        clearInterval(this.timer);
        this.fleet.travellers.delete(this);
    }

    step() {
        const now = Date.now();
        if (this.state === 'loading' && now >= this.loadedAt) {
            this.loaded();
        } else if (this.state === 'travelling') {
            this.move(this.t + (now - this.steppedAt) * this.speed, now);
        }
        this.steppedAt = now;
        if (this.state !== 'live' && now - this.toldAt >= POSITION_MS) {
            this.tell();
        }
    }

    loaded() {
        this.hosts.forEach((host) => this.frames.history(host, this.samples(host, this.t - this.historyMs, this.t)));
        this.state = this.speed === 0 ? 'paused' : 'travelling';
        this.tell();
    }

    move(to, now) {
        const until = Math.min(to, now);
        for (const host of this.hosts) {
            const due = this.samples(host, this.t, until);
            const sent = due.length > MOST_PER_STEP ? due.slice(-1) : due;
            sent.forEach((sample) => this.frames.data(host, sample, due.length - sent.length));
        }
        this.t = until;
        if (until >= now) {
            this.state = 'live';
            this.end();
            this.tell();
            this.frames.arrived();
        }
    }

    /** The samples after one time up to another: the fleet's own where it has them, and simulated ones before. */
    samples(host, after, upTo) {
        const own = this.fleet.history.get(host.host);
        const first = own[0]?.t ?? Infinity;
        const step = host.intervalMs;
        const simulated = [];
        for (let k = Math.floor(after / step) + 1; k * step <= upTo && k * step < first; k++) {
            simulated.push({ ...this.past.get(host).next(k * step), s: k });
        }
        return [...simulated, ...own.filter(({ t }) => t > after && t <= upTo)];
    }

    tell() {
        this.toldAt = Date.now();
        const { t, speed, oldest, state } = this;
        this.frames.position({ t: Math.round(t), speed: state === 'live' ? 1 : speed, oldest, state });
    }
}
