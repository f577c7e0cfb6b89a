package io.hoststream.collect.sampling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The time between two readings, and which counters went back in it. */
final class Span {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final float ALL = 100f;

    private final long nanos;
    private final Set<String> resets = new LinkedHashSet<>();

    /** 0 for a first reading, which has no time before it. */
    Span(long nanos) {
        this.nanos = nanos;
    }

    double millis() {
        return nanos / NANOS_PER_MILLI;
    }

    /** By how much something grew per second; null where that is not known. */
    @Nullable
    Float perSecond(@Nullable Long delta) {
        return delta == null || nanos <= 0 ? null : Float.valueOf((float) (delta * NANOS_PER_SECOND / nanos));
    }

    /** The share of the time that was counted in milliseconds; percent. Counted too late, it may seem a bit over all. */
    @Nullable
    Float percentOfMillis(@Nullable Long delta) {
        return percent(delta, NANOS_PER_MILLI);
    }

    /** The share of the time that was counted in microseconds; percent. */
    @Nullable
    Float percentOfMicros(@Nullable Long delta) {
        return percent(delta, NANOS_PER_MICRO);
    }

    /** The same for what may be counted several times at once, as the time of several processors is; percent, without a bound. */
    @Nullable
    Float shareOfMicros(@Nullable Long delta) {
        return delta == null || nanos <= 0
                ? null
                : Float.valueOf((float) (ALL * (double) delta * NANOS_PER_MICRO / nanos));
    }

    /** How many of something there were on average, counted in milliseconds of each. */
    @Nullable
    Float average(@Nullable Long deltaMillis) {
        return deltaMillis == null || nanos <= 0
                ? null
                : Float.valueOf((float) (deltaMillis * NANOS_PER_MILLI / nanos));
    }

    private @Nullable Float percent(@Nullable Long delta, double unit) {
        return delta == null || nanos <= 0
                ? null
                : Float.valueOf(Math.min(ALL, (float) (ALL * (double) delta * unit / nanos)));
    }

    /** Notes that counters of a device or family went back. */
    void reset(String deviceOrFamily) {
        resets.add(deviceOrFamily);
    }

    List<String> resets() {
        return List.copyOf(resets);
    }
}
