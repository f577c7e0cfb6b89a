/**
 * A question about the past of a host.
 * @typedef {object} Question
 * @property {string} host
 * @property {string[]} metrics
 * @property {string[]} devices empty for all
 * @property {number} from what has to be there, epoch milliseconds
 * @property {number} to
 * @property {number} step milliseconds
 *
 * @typedef {{times: number[], average: (number | null)[], min: (number | null)[], max: (number | null)[]}} PastSeries
 * @typedef {{from: number, to: number, step: number, series: Map<string, PastSeries>}} Answer
 *
 * What there is for a chart. The answer may be one to an earlier question while a newer one is on its way.
 * @typedef {{answer: Answer | null, state: 'idle' | 'loading' | 'ready' | 'failed', problem: string}} Found
 *
 * @typedef {Found & {key: string, question: Question | null, timer: number, abort: AbortController | null}} Entry
 *
 * What it needs of its surroundings; a test hands in its own.
 * @typedef {object} Around
 * @property {(question: Question, signal: AbortSignal) => Promise<Answer>} fetch
 * @property {(run: () => void, ms: number) => number} after
 * @property {(timer: number) => void} cancel
 */

const SETTLE_MS = 200;
const MOST_AT_ONCE = 3;
const MOST_CACHED = 16;
/** How much more than what is shown is asked for on either side, so that a small step needs no question. */
const MARGIN = 0.25;

/** Fetches what charts show of the past: after the view has settled, a few at once, one window for each chart and a few that were left. */
export class Past {
    /** @type {Map<string, Entry>} */
    #entries = new Map();
    /** @type {Map<string, Answer>} */
    #cache = new Map();
    /** @type {string[]} */
    #queue = [];
    #running = 0;

    /** @param {Around} around @param {() => void} onChange */
    constructor(around, onChange) {
        this.around = around;
        this.onChange = onChange;
    }

    /** What there is for a chart, and asks for what is missing. @param {string} id of the chart @param {Question} question @param {number} now nothing is asked of what is to come @returns {Found} */
    want(id, question, now) {
        const entry = this.#entry(id);
        const key = `${id} ${question.metrics} ${question.devices} ${question.step}`;
        if (entry.key === key && entry.answer !== null && entry.answer.step === question.step && covers(entry.answer, question)) {
            this.#halt(entry);
            entry.state = 'ready';
        } else if (!(entry.key === key && entry.question !== null && covers(entry.question, question))) {
            this.#look(id, entry, key, question, now);
        }
        return entry;
    }

    /** Asks again after a failure. @param {string} id */
    retry(id) {
        const entry = this.#entry(id);
        entry.question = null;
        entry.state = 'idle';
        this.onChange();
    }

    /** The view moved on to where nothing of the past is needed. */
    rest() {
        this.#entries.forEach((entry) => this.#halt(entry));
        this.#queue = [];
    }

    /** @param {string} id */
    forget(id) {
        const entry = this.#entries.get(id);
        if (entry !== undefined) {
            this.#halt(entry);
            this.#entries.delete(id);
        }
    }

    destroy() {
        this.rest();
        this.#entries.clear();
        this.#cache.clear();
    }

    /** @param {string} id @returns {Entry} */
    #entry(id) {
        const entry = this.#entries.get(id) ?? { answer: null, state: 'idle', problem: '', key: '', question: null, timer: 0, abort: null };
        this.#entries.set(id, entry);
        return entry;
    }

    /** @param {Entry} entry */
    #halt(entry) {
        this.around.cancel(entry.timer);
        entry.abort?.abort();
        entry.abort = null;
        entry.question = null;
    }

    /** @param {string} id @param {Entry} entry @param {string} key @param {Question} question @param {number} now */
    #look(id, entry, key, question, now) {
        this.#halt(entry);
        const cached = [...this.#cache].find(([name, answer]) => name.startsWith(`${key}\n`) && covers(answer, question));
        entry.key = key;
        if (cached !== undefined) {
            [entry.answer, entry.state] = [cached[1], 'ready'];
            return;
        }
        entry.question = widened(question, now);
        entry.state = 'loading';
        entry.timer = this.around.after(() => {
            this.#queue = [...this.#queue.filter((other) => other !== id), id];
            this.#next();
        }, SETTLE_MS);
    }

    #next() {
        while (this.#running < MOST_AT_ONCE && this.#queue.length > 0) {
            const entry = this.#entries.get(/** @type {string} */ (this.#queue.shift()));
            if (entry?.question != null && entry.abort === null) {
                void this.#fetch(entry, entry.question);
            }
        }
    }

    /** @param {Entry} entry @param {Question} question */
    async #fetch(entry, question) {
        const abort = new AbortController();
        entry.abort = abort;
        this.#running++;
        try {
            const answer = await this.around.fetch(question, abort.signal);
            if (entry.abort === abort) {
                [entry.answer, entry.state] = [answer, 'ready'];
                this.#keep(`${entry.key}\n${question.from}`, answer);
            }
        } catch (error) {
            if (entry.abort === abort) {
                [entry.state, entry.problem] = ['failed', error instanceof Error ? error.message : String(error)];
            }
        }
        this.#running--;
        if (entry.abort === abort) {
            entry.abort = null;
            entry.question = entry.state === 'failed' ? question : null;
            this.onChange();
        }
        this.#next();
    }

    /** @param {string} name @param {Answer} answer */
    #keep(name, answer) {
        this.#cache.delete(name);
        this.#cache.set(name, answer);
        if (this.#cache.size > MOST_CACHED) {
            this.#cache.delete(String(this.#cache.keys().next().value));
        }
    }
}

/** @param {{from: number, to: number}} whole @param {{from: number, to: number}} part */
function covers(whole, part) {
    return whole.from <= part.from && whole.to >= part.to;
}

/** @param {Question} question @param {number} now @returns {Question} */
function widened(question, now) {
    const { from, to, step } = question;
    const more = (to - from) * MARGIN;
    const snapped = (/** @type {number} */ time) => Math.floor(time / step) * step;
    return { ...question, from: snapped(from - more), to: Math.max(to, Math.min(snapped(to + more) + step, now)) };
}
