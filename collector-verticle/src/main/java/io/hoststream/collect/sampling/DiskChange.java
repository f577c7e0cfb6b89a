package io.hoststream.collect.sampling;

import io.hoststream.collect.reading.DiskReading;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By how much the counters of one device grew; null where that is not known.
 *
 * @param reads reads completed
 * @param readBytes bytes read
 * @param readMillis time spent by reads
 * @param writes writes completed
 * @param writtenBytes bytes written
 * @param writeMillis time spent by writes
 * @param ioMillis time with a request in flight
 * @param weightedMillis sum over requests of their time in flight
 */
record DiskChange(
        @Nullable Long reads,
        @Nullable Long readBytes,
        @Nullable Long readMillis,
        @Nullable Long writes,
        @Nullable Long writtenBytes,
        @Nullable Long writeMillis,
        @Nullable Long ioMillis,
        @Nullable Long weightedMillis) {

    static final DiskChange UNKNOWN = new DiskChange(null, null, null, null, null, null, null, null);

    /** The kernel's clock for this counter and ours are not the same. */
    private static final double CLOCK_SLACK = 1.5;

    private static final double SLACK_MILLIS = 1000;

    /** Unknown for a device that was not there before, and, with a mark, for one whose counters went back. */
    static DiskChange between(@Nullable DiskReading before, DiskReading now, Span span) {
        if (before == null || !Objects.equals(before.deviceNumber(), now.deviceNumber())) {
            return UNKNOWN;
        }
        double mostIo = span.millis() * CLOCK_SLACK + SLACK_MILLIS;
        DiskChange change = new DiskChange(
                Counters.delta(before.reads(), now.reads()),
                Counters.delta(before.readBytes(), now.readBytes()),
                Counters.delta32(before.readMillis(), now.readMillis(), Double.MAX_VALUE),
                Counters.delta(before.writes(), now.writes()),
                Counters.delta(before.writtenBytes(), now.writtenBytes()),
                Counters.delta32(before.writeMillis(), now.writeMillis(), Double.MAX_VALUE),
                Counters.delta32(before.ioMillis(), now.ioMillis(), mostIo),
                Counters.delta32(before.weightedMillis(), now.weightedMillis(), Double.MAX_VALUE));
        if (change.wentBack()) {
            span.reset(now.name());
            return UNKNOWN;
        }
        return change;
    }

    private boolean wentBack() {
        return Stream.of(reads, readBytes, readMillis, writes, writtenBytes, writeMillis, ioMillis, weightedMillis)
                .anyMatch(Counters::wentBack);
    }

    /** Average time of a request; milliseconds. Null without requests. */
    @Nullable
    Float await() {
        return reads == null || writes == null || readMillis == null || writeMillis == null
                ? null
                : ratio(readMillis + writeMillis, reads + writes);
    }

    /** Average time of a read; milliseconds. Null without reads. */
    @Nullable
    Float readAwait() {
        return reads == null || readMillis == null ? null : ratio(readMillis, reads);
    }

    /** Average time of a write; milliseconds. Null without writes. */
    @Nullable
    Float writeAwait() {
        return writes == null || writeMillis == null ? null : ratio(writeMillis, writes);
    }

    private static @Nullable Float ratio(long millis, long requests) {
        return requests == 0 ? null : Float.valueOf((float) ((double) millis / requests));
    }
}
