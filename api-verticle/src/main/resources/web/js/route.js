/** The address bar's fragment: which view, of what, with which choices. Also the way a key comes in by link. */

/**
 * @typedef {object} Route
 * @property {'fleet' | 'host' | 'alerts'} view
 * @property {string} host name, empty outside the host view
 * @property {URLSearchParams} choices
 */

/** @param {string} hash with or without its # @returns {Route} */
export function parseRoute(hash) {
    const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
    const choices = new URLSearchParams(query);
    const [, view, name = ''] = path.split('/');
    if (view === 'host' && name !== '') {
        return { view: 'host', host: decode(name), choices };
    }
    return { view: view === 'alerts' ? 'alerts' : 'fleet', host: '', choices };
}

/** @param {Pick<Route, 'view'> & Partial<Route>} route @returns {string} the fragment, with its # */
export function formatRoute({ view, host = '', choices }) {
    const path = view === 'host' ? `#/host/${encodeURIComponent(host)}` : view === 'alerts' ? '#/alerts' : '#/';
    const query = choices?.toString() ?? '';
    return query === '' ? path : `${path}?${query}`;
}

/**
 * Takes a key out of a fragment such as `#key=…`, `#key=…&/host/web-1` or `#/alerts?key=…`.
 * @param {string} hash
 * @returns {{key: string | null, rest: string}} the key, and the fragment without it
 */
export function takeKey(hash) {
    const match = /(^#?|[?&])key=([^&]*)(&|$)/.exec(hash);
    if (match === null) {
        return { key: null, rest: hash };
    }
    const [whole, lead = '', key = '', end = ''] = match;
    const before = hash.slice(0, match.index);
    const after = hash.slice(match.index + whole.length);
    const join = lead.startsWith('?') && end === '&' ? '?' : lead === '&' && end === '&' ? '&' : '';
    const rest = `${before}${join}${after}`.replace(/^#?/, '#');
    return { key: decode(key), rest: rest === '#' ? '#/' : rest };
}

/** @param {string} text */
function decode(text) {
    try {
        return decodeURIComponent(text);
    } catch (error) {
        if (error instanceof URIError) {
            return text;
        }
        throw error;
    }
}
