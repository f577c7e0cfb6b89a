const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt: 1, 2, 4 … 30 s, each between half and all of it, so that the pages of a
 * whole office do not come back at the same instant.
 * @param {number} failures attempts in a row that failed, from 1
 * @param {number} random between 0 and 1
 * @returns {number} milliseconds, never less than a second
 */
export function backoff(failures, random) {
    const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
    return Math.max(FIRST_MS, ceiling * (0.5 + random / 2));
}
