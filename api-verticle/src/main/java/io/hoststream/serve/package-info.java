/**
 * Role {@code serve}: the page, REST and the live feed. Three loops bring samples, alerts and the inventory; each batch is
 * handed to the event loop that owns the {@link io.hoststream.serve.view.LiveView}, the one place where the recent past is
 * kept. REST operations ({@link io.hoststream.serve.rest}) read it, the live feed ({@link io.hoststream.serve.live})
 * listens to it, and both only ever see what the caller's {@link io.hoststream.serve.access.Access} covers. Nothing in
 * here needs a lock: all of it belongs to that one event loop.
 *
 * <p>{@link io.hoststream.serve.ServeVerticle} starts and stops it; {@link io.hoststream.serve.HttpFront} puts the HTTP
 * server together and needs no broker.
 */
@NullMarked
package io.hoststream.serve;

import org.jspecify.annotations.NullMarked;
