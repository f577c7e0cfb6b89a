package io.hoststream.serve.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What the live feed counts of itself. */
final class LiveMeters {

    private final AtomicInteger clients;
    private final Counter frames;
    private final Counter conflated;

    LiveMeters(MeterRegistry meters) {
        this.clients = new AtomicInteger();
        meters.gauge("hoststream.serve.clients", clients);
        this.frames = meters.counter("hoststream.serve.frames");
        this.conflated = meters.counter("hoststream.serve.conflated");
    }

    /** So many clients are connected. */
    void clients(int now) {
        clients.set(now);
    }

    /** A frame was sent. */
    void frame() {
        frames.increment();
    }

    /** A sample was left out because a newer one came before the client took it. */
    void conflated() {
        conflated.increment();
    }
}
