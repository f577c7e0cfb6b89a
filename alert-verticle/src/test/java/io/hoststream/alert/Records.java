package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Cause;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Learned;
import io.hoststream.avro.Marks;
import io.hoststream.avro.SeriesWatch;
import io.hoststream.avro.Severity;
import io.hoststream.avro.WatchRun;
import io.hoststream.pipeline.loop.Received;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as the edge sees them; what is in them matters only where it says so. */
final class Records {

    static final Instant TIME = Instant.parse("2026-03-01T02:14:00Z");

    private Records() {}

    static Cause cause(long offset) {
        return new Cause("hoststream.samples", 2, offset - 1, offset);
    }

    static AlertEvent event(String host, AlertState state, long offset) {
        return event(host, state, cause(offset));
    }

    static AlertEvent event(String host, AlertState state, @Nullable Cause cause) {
        return event(host, state, cause, "", false);
    }

    static AlertEvent event(String host, AlertState state, @Nullable Cause cause, String device, boolean backlog) {
        return new AlertEvent(
                "alert-of-" + host,
                "cpu",
                Severity.WARNING,
                state,
                host,
                "id-of-" + host,
                Map.of("group", "shop"),
                "cpu_usage_percent",
                device.isEmpty() ? Map.of() : Map.of("device", device),
                85.0,
                80.0,
                TIME,
                TIME,
                "high",
                cause,
                backlog,
                "threshold",
                Map.of(),
                "",
                false,
                1,
                null,
                null,
                null);
    }

    /** What is known of a host as of an offset; it has one alert. */
    static HostWatch watch(String host, long offset) {
        return watch(host, offset, List.of());
    }

    static HostWatch watch(String host, long offset, List<Learned> learned) {
        return new HostWatch(
                host,
                "id-of-" + host,
                Map.of(),
                TIME,
                7L,
                offset,
                TIME,
                TIME,
                10_000,
                List.of(series(offset)),
                learned);
    }

    private static SeriesWatch series(long offset) {
        WatchRun run = new WatchRun(TIME, offset);
        return new SeriesWatch(
                "cpu",
                "cpu_usage_percent",
                Map.of(),
                AlertState.FIRING,
                run,
                Severity.WARNING,
                80.0,
                Severity.WARNING,
                run,
                null,
                run,
                85.0,
                TIME,
                offset,
                List.of());
    }

    /** A sample at that offset, which arrived a second later for each. */
    static Received<HostSample> sample(String host, long offset) {
        Instant time = TIME.plusSeconds(offset);
        HostSample sample = new HostSample(
                host,
                "id-of-" + host,
                TIME,
                offset,
                time,
                10_000,
                null,
                Map.of(),
                null,
                new Marks(false, List.of(), null, null, 0, List.of(), List.of(), List.of(), List.of()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new Received<>(host, sample, offset, time.toEpochMilli());
    }
}
