package io.hoststream.alert.engine;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How steadily a host reports. Silence of the whole host says nothing about its series: only the time in which it
 * reported counts against one that is missing. Families that are read less often are held against their own pace.
 */
final class Reporting {

    /** A gap up to here breaks nothing, however short the interval: a restart, a few values that could not be known. */
    private static final Duration SHORT_GAP = Duration.ofMinutes(1);

    /** So many intervals without a value are a gap. */
    private static final int INTERVALS = 3;

    /** What is read less often than the rest: once in several samples, or not at all on some hosts. */
    private static final List<Scope<?>> SELDOM = List.of(Scope.FILESYSTEM, Scope.SENSOR, Scope.PROCESS, Scope.CUSTOM);

    /**
     * How often a family comes.
     *
     * @param last when it came last; null if that was before a gap
     * @param between the time between its last two comings
     */
    private record Pace(@Nullable Instant last, Duration between) {

        /** Of a family that has not come twice yet. */
        static final Pace UNKNOWN = new Pace(null, Duration.ofDays(1));

        Pace cameAt(Instant time) {
            return new Pace(time, last == null ? between : Duration.between(last, time));
        }
    }

    private final Duration missingAfter;
    private @Nullable Instant previous;
    private final Map<Scope<?>, Pace> paces = new HashMap<>();
    private @Nullable Instant epoch;
    private Duration interval = Duration.ZERO;
    private Instant since = Instant.MIN;
    private boolean continuous = true;

    /** Nothing is known yet; a series counts as gone when it was missing for {@code missingAfter}. */
    Reporting(Duration missingAfter) {
        this.missingAfter = missingAfter;
    }

    /** Takes in the next sample. */
    void next(HostSample sample) {
        Instant time = sample.getTime();
        Instant before = previous;
        Marks marks = sample.getMarks();
        boolean back = before != null && time.isBefore(before);
        continuous = marks.getSuspendedMillis() == null && marks.getClockStepMillis() == null && !back;
        if (before == null || !continuous || longer(before, time, missingAfter)) {
            since = time;
            paces.replaceAll((scope, pace) -> new Pace(null, pace.between()));
        }
        previous = time;
        paceOfSamples(sample);
        for (Scope<?> scope : SELDOM) {
            if (scope.isIn(sample)) {
                paces.merge(scope, Pace.UNKNOWN.cameAt(time), (pace, first) -> pace.cameAt(time));
            }
        }
    }

    /** A run that is quicker for a while, because somebody watches the host, is held against its usual pace. */
    private void paceOfSamples(HostSample sample) {
        Duration now = Duration.ofMillis(sample.getIntervalMillis());
        interval = sample.getEpoch().equals(epoch) ? longest(interval, now) : now;
        epoch = sample.getEpoch();
    }

    /** Whether the time since a series was last seen can be counted as if nothing had happened in it. */
    boolean continuous(Metric metric, Instant lastSeen, Instant now) {
        return continuous && !longer(lastSeen, now, longest(SHORT_GAP, pace(metric)));
    }

    /** Whether a series that was last seen then counts as no longer reported. */
    boolean gone(Metric metric, Instant lastSeen, Instant now) {
        boolean inThisStretch = lastSeen.isAfter(since) && !lastSeen.isAfter(now);
        return longer(inThisStretch ? lastSeen : since, now, longest(missingAfter, pace(metric)));
    }

    private Duration pace(Metric metric) {
        Duration between = SELDOM.contains(metric.scope())
                ? paces.getOrDefault(metric.scope(), Pace.UNKNOWN).between()
                : interval;
        return between.multipliedBy(INTERVALS);
    }

    private static boolean longer(Instant from, Instant to, Duration bound) {
        return Duration.between(from, to).compareTo(bound) > 0;
    }

    private static Duration longest(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
