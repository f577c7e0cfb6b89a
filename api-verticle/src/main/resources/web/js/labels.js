import { el } from './dom.js';

/** Labels that come first wherever a host's labels are shown; the others follow by name. */
const FIRST = ['group', 'environment', 'region'];

/** @param {Record<string, string>} labels @returns {string[]} names of the labels that have a value, in the order to show them in */
export function labelNames(labels) {
    const others = Object.keys(labels).filter((name) => !FIRST.includes(name)).sort();
    return [...FIRST, ...others].filter((name) => labels[name]);
}

/** Names and values of labels, a line each. @param {Record<string, string>} labels */
export function labelText(labels) {
    return labelNames(labels).map((name) => `${name}: ${labels[name]}`).join('\n');
}

/** @param {Record<string, string>} labels @returns {HTMLElement[]} the values, each with its name as a tip */
export function labelChips(labels) {
    return labelNames(labels).map((name) => el('span', { class: 'label', title: name }, labels[name] ?? ''));
}
