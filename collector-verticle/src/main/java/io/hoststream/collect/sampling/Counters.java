package io.hoststream.collect.sampling;

import org.jspecify.annotations.Nullable;

/** How much a counter grew. */
final class Counters {

    private static final long WRAP = 1L << 32;

    /** A counter that was this close to its end, and is this close to its start, has probably run over it. */
    private static final long PLAUSIBLE = WRAP / 10;

    private Counters() {}

    /** Negative if the counter went back; null if it is not known. */
    static @Nullable Long delta(@Nullable Long before, @Nullable Long now) {
        return before == null || now == null ? null : Long.valueOf(now - before);
    }

    /**
     * The same for a counter that has 32 bits.
     *
     * @param most more than this it cannot have grown by running over its end
     */
    static @Nullable Long delta32(@Nullable Long before, @Nullable Long now, double most) {
        Long delta = delta(before, now);
        if (delta == null || before == null || delta >= 0 || before >= WRAP) {
            return delta;
        }
        long wrapped = delta + WRAP;
        return wrapped < PLAUSIBLE && wrapped <= most ? Long.valueOf(wrapped) : delta;
    }

    static boolean wentBack(@Nullable Long delta) {
        return delta != null && delta < 0;
    }
}
