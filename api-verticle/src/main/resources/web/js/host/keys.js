/** @import { HostView } from './view.js' */
import { boundsOf, SPANS, zoomed } from './span.js';

/** What a key does in the host view: p stands still, t travels, + − ← → 0 move the time, 1 to 7 choose the span. @param {HostView} view @param {string} key @returns {(() => void) | undefined} */
export function actionOf(view, key) {
    const { travel, journey } = view;
    const scale = (/** @type {number} */ factor) => {
        const now = view.now();
        const { min, max } = boundsOf(view.span, now);
        view.show(zoomed(view.span, factor, max >= now ? now : (min + max) / 2, now), false);
    };
    /** @type {Record<string, () => void>} */
    const actions = {
        p: () => (travel.active ? journey.pace(travel.playing ? 0 : travel.speed) : view.pause()),
        t: () => (travel.active ? journey.toLive() : journey.travelTo(NaN)),
        '/': () => view.app.go({ view: 'fleet', choices: new URLSearchParams({ focus: 'search' }) }),
        '+': () => scale(0.5),
        '=': () => scale(0.5),
        '-': () => scale(2),
        '−': () => scale(2),
        0: () => view.show(view.liveSpan, true),
        ArrowLeft: () => view.panBy(-0.25, false),
        ArrowRight: () => view.panBy(0.25, false),
    };
    const span = SPANS[Number(key) - 1];
    return span === undefined ? actions[key] : () => view.show({ kind: 'live', ms: span.ms }, true);
}
