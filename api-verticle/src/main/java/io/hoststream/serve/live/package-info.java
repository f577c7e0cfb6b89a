/**
 * The live feed: one WebSocket per client, protocol {@code hoststream.v1}. {@link io.hoststream.serve.live.LiveRoute} lets a
 * socket in; a {@code Conversation} reads what it sends, and from its authentication on a {@code Client} holds what it is to
 * get. {@link io.hoststream.serve.live.Hub} follows the view and passes on what happens.
 *
 * <p>Clients that ask for the same share a {@code Channel}: a sample is rendered once for all of them, and a frame is put
 * together once for all who keep up. A client never has a queue of samples: its {@code Feed} knows how far it was brought
 * with each host, and whatever comes while the socket is full only keeps a mark set. So a slow client gets the newest
 * values when it can take them, is told how many it missed, and needs no more memory than a fast one. Alerts alone are
 * queued, up to a bound.
 *
 * <p>Samples that came together go out together, when the view has settled; {@code FanOut} puts that off for a moment where
 * there are so many clients that it costs something. {@link io.hoststream.serve.live.EventRoute} is another way out for the
 * same frames: Server-Sent Events. What the frames look like is written down in {@code openapi/asyncapi.yaml}, against
 * which every frame of a test is held.
 *
 * <p>All of it belongs to the view's thread. Durations are measured by a monotonic time that the caller hands in.
 */
@NullMarked
package io.hoststream.serve.live;

import org.jspecify.annotations.NullMarked;
