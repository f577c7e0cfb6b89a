/**
 * The live feed: one WebSocket per client, protocol {@code hoststream.v1}. {@link io.hoststream.serve.live.LiveRoute} lets a
 * socket in; a {@code Conversation} reads what it sends, and from its authentication on a {@code Client} holds what it is to
 * get. {@link io.hoststream.serve.live.Hub} follows the view and passes on what happens.
 *
 * <p>Clients that ask for the same share a {@code Channel}: a frame is rendered once for all of them. A client never has a
 * queue of samples: it has a mark for each host whose newest sample it has not got, and whatever comes while the socket is
 * full only keeps the mark set. So a slow client gets the newest values when it can take them, is told how many it
 * missed, and needs no more memory than a fast one. Alerts alone are queued, up to a bound.
 *
 * <p>All of it belongs to the view's thread. Durations are measured by a monotonic time that the caller hands in.
 */
@NullMarked
package io.hoststream.serve.live;

import org.jspecify.annotations.NullMarked;
