package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the role counts of its own work. */
final class AlertMeters {

    private final Counter evaluations;
    private final Counter repeats;
    private final Counter late;
    private final Map<AlertState, Counter> events = new EnumMap<>(AlertState.class);
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger hosts = new AtomicInteger();
    private final Counter committed;
    private final Counter aborted;
    private final Counter fenced;
    private final Timer restore;

    AlertMeters(MeterRegistry meters) {
        this.evaluations = counter(meters, "evaluations", "Values held against a rule", Tags.empty());
        this.repeats = counter(meters, "repeats", "Samples that had been seen before", Tags.empty());
        this.late = counter(meters, "late", "Samples that were too old to tell anybody", Tags.empty());
        this.committed = transactions(meters, "committed");
        this.aborted = transactions(meters, "aborted");
        this.fenced = transactions(meters, "fenced");
        this.restore = Timer.builder("hoststream.alert.restore")
                .description("Time to take a partition over: its last transaction ended, offset and states read")
                .register(meters);
        for (AlertState state : AlertState.values()) {
            Tags tags = Tags.of("state", state.name().toLowerCase(Locale.ROOT));
            events.put(state, counter(meters, "events", "State changes published", tags));
        }
        gauge(meters, "active", "Alerts that are pending or firing", active);
        gauge(meters, "hosts", "Hosts whose states were restored", hosts);
    }

    private static Counter transactions(MeterRegistry meters, String outcome) {
        String description = "Transactions with state changes, states and offsets";
        return counter(meters, "transactions", description, Tags.of("outcome", outcome));
    }

    private static Counter counter(MeterRegistry meters, String name, String description, Tags tags) {
        return Counter.builder("hoststream.alert." + name)
                .description(description)
                .tags(tags)
                .register(meters);
    }

    private static void gauge(MeterRegistry meters, String name, String description, AtomicInteger value) {
        Gauge.builder("hoststream.alert." + name, value, AtomicInteger::get)
                .description(description)
                .register(meters);
    }

    void committed() {
        committed.increment();
    }

    void aborted() {
        aborted.increment();
    }

    /** Somebody else has the partition of a transaction. */
    void fenced() {
        fenced.increment();
    }

    void restored(Duration took, int nowHosts) {
        restore.record(took);
        hosts.set(nowHosts);
    }

    void evaluated(long values) {
        evaluations.increment((double) values);
    }

    void repeated(long samples) {
        repeats.increment((double) samples);
    }

    void late() {
        late.increment();
    }

    void changed(AlertEvent event) {
        Counter counter = events.get(event.getState());
        if (counter != null) {
            counter.increment();
        }
    }

    void active(int alerts) {
        active.set(alerts);
    }
}
