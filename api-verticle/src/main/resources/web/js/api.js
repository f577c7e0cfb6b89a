import { key } from './key.js';

const WITHIN_MS = 15_000;

/** What the server refused, with its own words. */
export class ApiError extends Error {
    /** @param {number} status 0 when nobody answered @param {string} text */
    constructor(status, text) {
        super(text);
        this.status = status;
    }
}

/** @typedef {{method?: string, body?: object, signal?: AbortSignal, accept?: string}} Wish */

/**
 * Asks the server's REST interface.
 * @param {string} path below /api/v1
 * @param {Wish} [wish]
 * @returns {Promise<any>} the answer
 */
export async function ask(path, wish) {
    const response = await request(path, wish);
    return response.status === 204 ? {} : response.json().catch(() => ({}));
}

/** Fetches a file of this type. @param {string} path below /api/v1 @param {string} accept @returns {Promise<Blob>} */
export async function download(path, accept) {
    const response = await request(path, { accept });
    if (!response.headers.get('Content-Type')?.startsWith(accept)) {
        throw new ApiError(response.status, `The server has no ${accept} of this.`);
    }
    return response.blob();
}

/** @param {string} path @param {Wish} [wish] */
async function request(path, { method = 'GET', body, signal, accept } = {}) {
    const headers = { Authorization: `Bearer ${key.stored() ?? ''}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...(accept === undefined ? {} : { Accept: accept }) };
    const within = AbortSignal.timeout(WITHIN_MS);
    const ends = signal === undefined ? within : AbortSignal.any([signal, within]);
    let response;
    try {
        response = await fetch(`/api/v1${path}`, { method, headers, signal: ends, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    } catch (error) {
        throw new ApiError(0, error instanceof DOMException ? 'The server did not answer in time.' : 'The server cannot be reached.');
    }
    if (!response.ok) {
        const answer = await response.json().catch(() => ({}));
        throw new ApiError(response.status, String(answer.detail ?? `The server answered ${response.status}.`));
    }
    return response;
}

/** Whether the key may remove hosts and put them into groups, where the welcome does not say it. */
export async function mayManage() {
    try {
        const { permissions } = await ask('/access');
        return permissions.some((/** @type {string} */ one) => one.toLowerCase() === 'manage');
    } catch {
        return false;
    }
}
