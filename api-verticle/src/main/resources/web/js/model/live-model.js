/** @import { Position } from '../host/travel.js' */
/** @import { ColumnName, DataFrame, DictFrame, Frame, GapFrame, ResumedFrame } from './protocol.js' */
import { AlertBook } from './alerts.js';
import { HostDirectory } from './hosts.js';
import { SilenceBook } from './silences.js';

/**
 * Where the frames of one subscription go.
 * @typedef {object} Sink
 * @property {(number: number, host: string, columns: ColumnName[]) => void} dict
 * @property {(number: number, times: number[], values: (number | null)[][]) => void} history
 * @property {(number: number, time: number, values: (number | null)[], skipped: number) => void} data
 * @property {(position: Position) => void} [position]
 * @property {(detail: string) => void} [refused] nobody else may look at the past now
 * @property {(gap: GapFrame) => void} [gap] something cannot be brought
 * @property {(resumed: ResumedFrame) => void} [resumed] everything else since the last cursor was brought
 */

/** A subscription: where its frames go, and the sets of columns that the server told. @typedef {{sink: Sink, sets: Map<number, ColumnName[]>}} Route */

/** @typedef {'hosts' | 'alerts' | 'data' | 'clock' | 'layout' | 'connection'} Change what changed, so what has to be drawn again */

/** All that the server has told: hosts, alerts, and the data of each subscription. Frames go in; nothing else changes it. */
export class LiveModel {
    hosts = new HostDirectory();
    silences = new SilenceBook();
    alerts = new AlertBook(this.silences, () => Date.now() + this.clockOffset);
    /** Whether the key may make and end silences. */
    maySilence = false;
    /** Whether the key may remove hosts and put them into groups; null until it is known. @type {boolean | null} */
    mayManage = null;
    /** Server's clock minus ours, in milliseconds. */
    clockOffset = 0;
    /** @type {Map<string, Route>} */
    #routes = new Map();
    /** Called for hosts that left. @type {(host: string) => void} */
    onRemoved = () => {};

    /** @param {string} id of the subscription @param {Sink | null} sink */
    route(id, sink) {
        if (sink === null) {
            this.#routes.delete(id);
        } else {
            this.#routes.set(id, { sink, sets: new Map() });
        }
    }

    /**
     * @param {Frame} frame
     * @param {number} wallClock epoch milliseconds at which it arrived
     * @returns {Change | null} what it changed
     */
    apply(frame, wallClock) {
        switch (frame.type) {
            case 'welcome':
                this.clockOffset = frame.serverTime - wallClock;
                this.maySilence = frame.maySilence ?? false;
                this.mayManage = frame.mayManage ?? this.mayManage;
                return 'connection';
            case 'hosts':
                this.hosts.apply(frame).forEach((host) => this.onRemoved(host));
                return 'hosts';
            case 'alerts':
                this.alerts.replaceAll(frame.alerts);
                return 'alerts';
            case 'alert':
                this.alerts.apply(frame.event);
                return 'alerts';
            case 'silences':
                this.silences.replaceAll(frame.silences);
                return 'alerts';
            case 'silence':
                this.silences.apply(frame.silence);
                return 'alerts';
            case 'dict':
                this.#dict(frame);
                return 'data';
            case 'history':
                this.#routes.get(frame.id)?.sink.history(frame.h, frame.t, frame.v);
                return 'data';
            case 'data':
                this.#data(frame);
                return 'data';
            case 'position':
                this.#routes.get(frame.id)?.sink.position?.(frame);
                return 'data';
            case 'refused':
                this.#routes.get(frame.id)?.sink.refused?.(frame.detail);
                return 'data';
            case 'gap':
                this.#routes.get(frame.id)?.sink.gap?.(frame);
                return 'data';
            case 'resumed':
                this.#routes.get(frame.id)?.sink.resumed?.(frame);
                return 'data';
            default:
                return null;
        }
    }

    /** @param {DictFrame} frame */
    #dict({ id, sets, hosts }) {
        const route = this.#routes.get(id);
        if (route !== undefined) {
            sets.forEach(([set, columns]) => route.sets.set(set, columns));
            hosts.forEach(([number, host, set]) => route.sink.dict(number, host, route.sets.get(set) ?? []));
        }
    }

    /** @param {DataFrame} frame */
    #data({ id, d }) {
        const sink = this.#routes.get(id)?.sink;
        d.forEach(([number, time, , values, skipped]) => sink?.data(number, time, values, skipped ?? 0));
    }
}
