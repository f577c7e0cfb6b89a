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

/**
 * Asks the server's REST interface.
 * @param {string} path below /api/v1
 * @param {{method?: string, body?: object}} [options]
 * @returns {Promise<any>} the answer
 */
export async function ask(path, { method = 'GET', body } = {}) {
    const headers = { Authorization: `Bearer ${key.stored() ?? ''}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
    const request = { method, headers, signal: AbortSignal.timeout(WITHIN_MS), ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    let response;
    try {
        response = await fetch(`/api/v1${path}`, request);
    } catch (error) {
        throw new ApiError(0, error instanceof DOMException ? 'The server did not answer in time.' : 'The server cannot be reached.');
    }
    const answer = response.status === 204 ? {} : await response.json().catch(() => ({}));
    if (!response.ok) {
        throw new ApiError(response.status, String(answer.detail ?? `The server answered ${response.status}.`));
    }
    return answer;
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
