package io.hoststream.storage.remotewrite;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One series: its labels as they are sent, and when it had values. Series with the same labels are equal. On the loop's
 * thread only.
 */
final class Series {

    private static final long INTERVALS = 3;

    /** How long a series of which only one value is known may be without another: some are read once a minute. */
    private static final long PACE_UNKNOWN_MILLIS = 180_000;

    private final byte[] labels;
    private final int hash;
    private long lastMillis = Long.MIN_VALUE;
    private long gapMillis;

    Series(byte[] labels) {
        this.labels = labels;
        this.hash = Arrays.hashCode(labels);
    }

    byte[] labels() {
        return labels;
    }

    /** Takes note of a value; false if the series has one of that time or later. */
    boolean advance(long timeMillis) {
        if (timeMillis <= lastMillis) {
            return false;
        }
        gapMillis = lastMillis == Long.MIN_VALUE ? 0 : timeMillis - lastMillis;
        lastMillis = timeMillis;
        return true;
    }

    /** Whether it has ended by that time: three times in a row, by its own pace, there was no value for it. */
    boolean endedBy(long timeMillis, long intervalMillis) {
        long patience = gapMillis == 0 ? PACE_UNKNOWN_MILLIS : INTERVALS * Math.max(gapMillis, intervalMillis);
        return timeMillis - lastMillis > patience;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Series series && Arrays.equals(series.labels, labels);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
