package io.hoststream.serve.live;

import io.hoststream.schema.metric.Unit;

/** Rounds values to what a person can tell apart, so that frames stay small. */
final class Decimals {

    private static final double THOUSAND = 1000;
    private static final double HUNDRED = 100;

    private Decimals() {}

    /** Three decimals below a thousand, two above; a rate from a thousand on is whole. */
    static double round(Unit unit, double value) {
        if (Math.abs(value) < THOUSAND) {
            return Math.rint(value * THOUSAND) / THOUSAND;
        }
        boolean rate = unit == Unit.BYTES_PER_SECOND || unit == Unit.PER_SECOND;
        return rate ? Math.rint(value) : Math.rint(value * HUNDRED) / HUNDRED;
    }
}
