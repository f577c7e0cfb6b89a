package io.hoststream.storage.export;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What role export tells of its own scrapes. */
final class ScrapeMeters {

    private final AtomicInteger series = new AtomicInteger();
    private final Timer renders;
    private final Counter refused;

    ScrapeMeters(MeterRegistry meters) {
        this.renders = Timer.builder("hoststream.export.render")
                .description("Time to make one answer, which several scrapes may share")
                .register(meters);
        this.refused = Counter.builder("hoststream.export.scrapes.refused")
                .description("Scrapes that were refused because as many as may be were being answered")
                .register(meters);
        Gauge.builder("hoststream.export.series", series, AtomicInteger::get)
                .description("Series of hosts in the answer before this one")
                .register(meters);
    }

    void rendered(Duration took, int withSeries) {
        renders.record(took);
        series.set(withSeries);
    }

    void refused() {
        refused.increment();
    }
}
