package io.hoststream.alert.learn;

import java.util.Arrays;

/**
 * Growth that is new: even, to a level that was not seen before, and at least twice as fast as anything before it. Rotations,
 * backups, deployments and work cycles are not all of these; nor is anything where too little is known of what was before.
 */
final class Sudden {

    private static final int QUARTERS_A_DAY = 96;
    private static final int PIECES_A_DAY = 4;
    private static final int QUARTERS_A_PIECE = QUARTERS_A_DAY / PIECES_A_DAY;
    private static final int SHORTEST = 8;
    private static final int STEP = 4;
    private static final double MOST_DAYS = 3;
    private static final double NEW_LEVEL = 0.03;

    private static final int PIECES = 6;
    private static final int WEEK = 7 * PIECES_A_DAY;
    private static final double LEAST_RATE = 0.004;

    private static final double TWICE = 2;
    private static final double SLOW_STEP = 0.4;
    private static final double FAST_STEP = 2.5;
    private static final double EVEN = 0.8;

    private final double value;
    private final double[] quarters;
    private final double[] pieces;
    private final double[] peaks;

    /**
     * A series turned so that its limit lies above.
     *
     * @param value the last value
     * @param quarters the means of quarters of an hour, the newest last; NaN where unknown
     * @param pieces the means of pieces of six hours, the newest last
     * @param peaks the highest of each of the days before this one
     */
    Sudden(double value, double[] quarters, double[] pieces, double[] peaks) {
        this.value = value;
        this.quarters = quarters;
        this.pieces = pieces;
        this.peaks = peaks;
    }

    /** The growth a day of what fills within hours; 0 if nothing does. */
    double runaway(double room) {
        for (int length = SHORTEST; length <= quarters.length; length += STEP) {
            double[] lately = Numbers.last(quarters, length);
            double slope = Numbers.slope(lately);
            if (slope * QUARTERS_A_DAY * MOST_DAYS > room
                    && even(lately, slope)
                    && value > Numbers.max(peaks) + NEW_LEVEL * room
                    && slope * QUARTERS_A_PIECE > TWICE * mostBefore(1, 2 * PIECES_A_DAY)) {
                return slope * QUARTERS_A_DAY;
            }
        }
        return 0;
    }

    /** The growth a day of the last one and a half days, if it is new; 0 if it is not. */
    double rate(double usual, double room) {
        double[] lately = Numbers.last(pieces, PIECES);
        double slope = Numbers.slope(lately);
        boolean risen = slope * PIECES_A_DAY > TWICE * usual + LEAST_RATE * room
                && even(lately, slope)
                && value >= Numbers.max(peaks)
                && slope * (PIECES - 1) > TWICE * mostBefore(PIECES - 1, WEEK);
        return risen ? slope * PIECES_A_DAY : 0;
    }

    /** Whether nearly all steps are about as large as the slope. */
    private static boolean even(double[] values, double slope) {
        int even = 0;
        for (int i = 1; i < values.length; i++) {
            double step = values[i] - values[i - 1];
            even += step > SLOW_STEP * slope && step < FAST_STEP * slope ? 1 : 0;
        }
        return even >= EVEN * (values.length - 1);
    }

    /** The largest rise over so many pieces, the last {@code ignored} left out; NaN of less than a day of them. */
    private double mostBefore(int span, int ignored) {
        double[] old = Arrays.copyOf(pieces, pieces.length - ignored);
        double[] rises = Numbers.differences(old, span, old.length - span);
        return Numbers.count(rises) < PIECES_A_DAY ? Double.NaN : Numbers.max(rises);
    }
}
