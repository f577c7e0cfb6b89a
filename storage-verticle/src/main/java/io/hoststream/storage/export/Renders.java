package io.hoststream.storage.export;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Makes answers on one thread of its own, one after another. Scrapes that come while an answer is being made wait for the
 * next one and share it, so that however many ask at once, at most one answer of each format waits to be made.
 */
final class Renders {

    private final WorkerExecutor worker;
    private final Renderer renderer;
    private final LongSupplier nowMillis;
    private final ScrapeMeters meters;
    private final ConcurrentHashMap<Format, Future<Body>> waiting = new ConcurrentHashMap<>();

    Renders(Vertx vertx, Renderer renderer, LongSupplier nowMillis, ScrapeMeters meters) {
        this.worker = vertx.createSharedWorkerExecutor("hoststream-render-" + System.identityHashCode(this), 1);
        this.renderer = renderer;
        this.nowMillis = nowMillis;
        this.meters = meters;
    }

    /** An answer whose making begins after this call. */
    Future<Body> next(Format format) {
        return waiting.computeIfAbsent(format, wanted -> worker.executeBlocking(() -> render(wanted)));
    }

    private Body render(Format format) throws IOException {
        waiting.remove(format);
        long start = System.nanoTime();
        Body body = renderer.render(format, nowMillis.getAsLong());
        meters.rendered(Duration.ofNanos(System.nanoTime() - start), body.series());
        return body;
    }

    /** Ends the thread. */
    Future<Void> close() {
        return worker.close();
    }
}
