/** Makes elements. Text goes in as text only: nothing that a server says is ever read as HTML. */

/** @typedef {Record<string, string | number | boolean | ((event: any) => void)>} Attributes */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes] `onclick` and the like are listeners; true and false set and leave out
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === 'function') {
            node.addEventListener(name.slice(2), value);
        } else if (value !== false) {
            node.setAttribute(name, value === true ? '' : String(value));
        }
    }
    node.append(...children);
    return node;
}

/** Writes text only when it differs, so that nothing is laid out again for nothing. @param {Node} node @param {string} text */
export function setText(node, text) {
    if (node.textContent !== text) {
        node.textContent = text;
    }
}

/** @param {Element} node @param {string} name @param {string | null} value null removes it */
export function setAttribute(node, name, value) {
    if (value === null) {
        node.removeAttribute(name);
    } else if (node.getAttribute(name) !== value) {
        node.setAttribute(name, value);
    }
}

/** The element with this id, which the page is known to have. @param {string} id */
export function byId(id) {
    const node = document.getElementById(id);
    if (node === null) {
        throw new Error(`the page has no element #${id}`);
    }
    return node;
}

const WORDS = /** @type {Record<string, string>} */ ({ OK: 'OK', WARNING: 'Warning', CRITICAL: 'Critical', DOWN: 'Silent', LEFT: 'Left', RENAMED: 'Renamed', DOUBT: 'Identity', PENDING: 'Pending', RESOLVED: 'Resolved', FIRING: 'Firing' });

/** A state in words. @param {string} state */
export function stateWord(state) {
    return WORDS[state] ?? state;
}

/** A state as shape, colour and word. @param {string} state */
export function stateMark(state) {
    const word = el('span', { class: 'state-word' }, stateWord(state));
    return el('span', { class: 'state', 'data-state': state.toLowerCase() }, el('i', { class: 'shape', 'aria-hidden': 'true' }), word);
}

/** Changes what a state mark shows. @param {HTMLElement} mark @param {string} state */
export function setState(mark, state) {
    if (mark.dataset['state'] !== state.toLowerCase()) {
        mark.dataset['state'] = state.toLowerCase();
        setText(/** @type {Node} */ (mark.lastChild), stateWord(state));
    }
}
