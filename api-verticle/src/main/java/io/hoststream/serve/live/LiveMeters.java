package io.hoststream.serve.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What the live feed counts of itself. */
final class LiveMeters {

    private final AtomicInteger clients;
    private final Counter frames;
    private final Counter conflated;

    LiveMeters(MeterRegistry meters) {
        this.clients = new AtomicInteger();
        Gauge.builder("hoststream.serve.clients", clients, AtomicInteger::get)
                .description("Clients of the live feed")
                .register(meters);
        this.frames = Counter.builder("hoststream.serve.frames")
                .description("Frames sent to clients of the live feed")
                .register(meters);
        this.conflated = Counter.builder("hoststream.serve.conflated")
                .description("Samples left out because a client was slow")
                .register(meters);
    }

    /** So many clients are connected. */
    void clients(int now) {
        clients.set(now);
    }

    /** A frame was sent. */
    void frame() {
        frames.increment();
    }

    /** Samples were left out because newer ones came before the client took them. */
    void conflated(long samples) {
        conflated.increment((double) samples);
    }
}
