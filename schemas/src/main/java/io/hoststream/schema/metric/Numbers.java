package io.hoststream.schema.metric;

import org.jspecify.annotations.Nullable;

/** Turns the optional numbers of a sample into doubles, with NaN for "not known". */
final class Numbers {

    private static final double EXACT_BELOW = 1e6;
    private static final double DECIMALS = 1e4;
    private static final double WHOLE = 100;

    private Numbers() {}

    /**
     * A rate or share. Samples carry them as floats; widened as they are, 12.3 would show as 12.300000190734863. Four
     * decimals are more than a float holds from 1,000 on, and more than any rate means below.
     */
    static double known(@Nullable Float value) {
        if (value == null) {
            return Double.NaN;
        }
        double wide = value;
        return Math.abs(wide) < EXACT_BELOW ? Math.rint(wide * DECIMALS) / DECIMALS : wide;
    }

    /** A count or size: exact up to 2^53. */
    static double known(@Nullable Long value) {
        return value == null ? Double.NaN : (double) value;
    }

    static double known(@Nullable Integer value) {
        return value == null ? Double.NaN : (double) value;
    }

    /** The part's percentage of part and rest together; not known where both are nothing. */
    static double share(@Nullable Float part, @Nullable Float rest) {
        double whole = known(part) + known(rest);
        return whole > 0 ? Math.rint(WHOLE * known(part) / whole * DECIMALS) / DECIMALS : Double.NaN;
    }

    /** 1 for yes, 0 for no. */
    static double known(@Nullable Boolean value) {
        return value == null ? Double.NaN : value ? 1 : 0;
    }
}
