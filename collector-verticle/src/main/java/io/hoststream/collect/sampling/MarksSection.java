package io.hoststream.collect.sampling;

import io.hoststream.avro.Marks;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.Reading;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a reader has to know of a sample besides its values. */
final class MarksSection {

    /** Clocks that differ by less are only imprecise. */
    private static final long NOTABLE_MILLIS = 1000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private MarksSection() {}

    static Marks of(Reading now, @Nullable Reading before, Frame frame, Span span) {
        Devices devices = Devices.complete(now);
        Devices earlier = before == null ? devices : Devices.of(before);
        return Marks.newBuilder()
                .setFirst(before == null)
                .setCounterResets(span.resets())
                .setSuspendedMillis(before == null ? null : suspended(before, now))
                .setClockStepMillis(before == null ? null : clockStep(before, now))
                .setMissedTicks(frame.missedTicks())
                .setDroppedBefore(frame.droppedBefore())
                .setFailedFamilies(
                        now.failures().keySet().stream().map(Family::id).toList())
                .setAppeared(devices.without(earlier))
                .setDisappeared(earlier.without(devices))
                .build();
    }

    /** The monotonic clock stands still while the machine sleeps; time since boot goes on. */
    private static @Nullable Long suspended(Reading before, Reading now) {
        if (before.uptimeMillis() == null || now.uptimeMillis() == null) {
            return null;
        }
        long asleep = now.uptimeMillis() - before.uptimeMillis() - monotonic(before, now);
        return asleep > NOTABLE_MILLIS ? Long.valueOf(asleep) : null;
    }

    /** The wall clock, which people and time servers set, against time since boot. */
    private static @Nullable Long clockStep(Reading before, Reading now) {
        long passed = before.uptimeMillis() == null || now.uptimeMillis() == null
                ? monotonic(before, now)
                : now.uptimeMillis() - before.uptimeMillis();
        long step =
                Duration.between(before.moment().wall(), now.moment().wall()).toMillis() - passed;
        return Math.abs(step) > NOTABLE_MILLIS ? Long.valueOf(step) : null;
    }

    private static long monotonic(Reading before, Reading now) {
        return (now.moment().nanoTime() - before.moment().nanoTime()) / NANOS_PER_MILLI;
    }
}
