package io.hoststream.collect;

import io.hoststream.collect.reading.Family;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;

/** What role collect counts of its own work. */
final class CollectMeters {

    private final MeterRegistry meters;
    private final Counter ticks;
    private final Counter missed;
    private final Counter customRefused;
    private final Timer lag;
    private final Timer read;

    CollectMeters(MeterRegistry meters) {
        this.meters = meters;
        this.ticks = Counter.builder("hoststream.collect.ticks")
                .description("Samples taken")
                .register(meters);
        this.missed = Counter.builder("hoststream.collect.ticks.missed")
                .description("Ticks left out because they came too late")
                .register(meters);
        this.customRefused = Counter.builder("hoststream.collect.custom.refused")
                .description("Files with metrics of the user's own that were left out")
                .register(meters);
        this.lag = Timer.builder("hoststream.collect.lag")
                .description("How much later than planned ticks began")
                .register(meters);
        this.read = Timer.builder("hoststream.collect.read")
                .description("How long it took to read the machine")
                .register(meters);
    }

    void ticked(int missedBefore, long lagNanos, long readNanos) {
        ticks.increment();
        missed.increment(missedBefore);
        lag.record(Duration.ofNanos(Math.max(0, lagNanos)));
        read.record(Duration.ofNanos(Math.max(0, readNanos)));
    }

    void failed(Map<Family, String> failures) {
        for (Family family : failures.keySet()) {
            Counter.builder("hoststream.collect.family.failures")
                    .description("Families that could not be read")
                    .tag("family", family.id())
                    .register(meters)
                    .increment();
        }
    }

    void customRefused() {
        customRefused.increment();
    }
}
