package io.hoststream.alert.rule;

import java.time.Duration;

/**
 * How long something has to last. All of it is event time.
 *
 * @param hold how long a limit has to be crossed, in every sample, before the alert fires
 * @param keepFiring how long the values have to be clear, in every sample, before an alert that fires is over
 * @param backOff how {@code hold} grows for an alert that comes again and again
 * @param flapping from when on an alert counts as flapping
 */
public record Timing(Duration hold, Duration keepFiring, BackOff backOff, Flapping flapping) {

    /** At once, and over at once. */
    public static final Timing AT_ONCE = new Timing(Duration.ZERO, Duration.ZERO, BackOff.NONE, Flapping.BY_DEFAULT);

    /**
     * The delay grows: each time that the alert has fired within the time of {@link Flapping#within}, {@code hold} counts so
     * many times as long, up to a bound.
     *
     * @param times the factor, at least 1
     * @param most the longest that {@code hold} becomes; it is never made shorter
     */
    public record BackOff(double times, Duration most) {

        /** The delay stays what it is. */
        public static final BackOff NONE = new BackOff(1, Duration.ZERO);
    }

    /**
     * An alert that fires so many times in so long is held on until its values have been clear for a while.
     *
     * @param fires how many times, at least 2
     * @param within in how long
     * @param calm how long the values have to be clear then; the longer of this and {@code keepFiring} counts
     */
    public record Flapping(int fires, Duration within, Duration calm) {

        /** What counts where a rule does not say. */
        public static final Flapping BY_DEFAULT = new Flapping(4, Duration.ofHours(1), Duration.ofMinutes(15));
    }
}
