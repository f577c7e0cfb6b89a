package io.hoststream.storage.remotewrite;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is sent to one receiver. Any thread may call it. */
final class TargetMeters {

    private static final double MILLIS = 1000;

    private final MeterRegistry meters;
    private final String target;
    private final Counter sent;
    private final Counter retries;
    private final AtomicLong newestMillis = new AtomicLong(Long.MIN_VALUE);

    TargetMeters(MeterRegistry meters, String target, Clock clock) {
        this.meters = meters;
        this.target = target;
        this.sent = counter("values", "Values that the receiver took").register(meters);
        this.retries = counter("retries", "Requests that have to be sent again").register(meters);
        Gauge.builder("hoststream.remote.write.lag", () -> lag(clock))
                .description("Age of the newest value that the receiver took")
                .baseUnit("seconds")
                .tag("target", target)
                .register(meters);
    }

    private double lag(Clock clock) {
        long newest = newestMillis.get();
        return newest == Long.MIN_VALUE ? Double.NaN : (clock.millis() - newest) / MILLIS;
    }

    private Counter.Builder counter(String name, String description) {
        return Counter.builder("hoststream.remote.write." + name)
                .description(description)
                .tag("target", target);
    }

    void sent(int values, long newest) {
        sent.increment(values);
        newestMillis.accumulateAndGet(newest, Math::max);
    }

    void refused(String reason, int values) {
        counter("refused", "Values that the receiver will not take, and are passed over")
                .tag("reason", reason)
                .register(meters)
                .increment(values);
    }

    void skipped(Skip skip, int samples) {
        counter("skipped", "Samples, or metrics of the users' own, that are not to be sent")
                .tag("reason", skip.reason())
                .register(meters)
                .increment(samples);
    }

    void retried() {
        retries.increment();
    }

    /** A request took so long; {@code outcome} is what came of it. */
    void took(String outcome, long nanos) {
        Timer.builder("hoststream.remote.write.request")
                .description("Requests, from sending to the whole answer")
                .tag("target", target)
                .tag("outcome", outcome)
                .register(meters)
                .record(Duration.ofNanos(nanos));
    }
}
