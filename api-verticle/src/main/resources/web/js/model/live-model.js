/** @import { Position } from '../host/travel.js' */
/** @import { ColumnName, Frame } from './protocol.js' */
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
 */

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
    /** @type {Map<string, Sink>} */
    #sinks = new Map();
    /** Called for hosts that left. @type {(host: string) => void} */
    onRemoved = () => {};

    /** @param {string} id of the subscription @param {Sink | null} sink */
    route(id, sink) {
        if (sink === null) {
            this.#sinks.delete(id);
        } else {
            this.#sinks.set(id, sink);
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
                this.#sinks.get(frame.id)?.dict(frame.h, frame.host, frame.columns);
                return 'data';
            case 'history':
                this.#sinks.get(frame.id)?.history(frame.h, frame.t, frame.v);
                return 'data';
            case 'data':
                this.#sinks.get(frame.id)?.data(frame.h, frame.t, frame.v, frame.skipped ?? 0);
                return 'data';
            case 'position':
                this.#sinks.get(frame.id)?.position?.(frame);
                return 'data';
            case 'refused':
                this.#sinks.get(frame.id)?.refused?.(frame.detail);
                return 'data';
            default:
                return null;
        }
    }
}
