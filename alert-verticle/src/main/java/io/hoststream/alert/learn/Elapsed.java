package io.hoststream.alert.learn;

/** How much a value weighs: the time since the value before it. */
final class Elapsed {

    /** The time of the last value, where there was none. */
    static final long NEVER = Long.MIN_VALUE;

    /** A value stands for no more than this, in seconds: after a gap nobody knows what was in between. */
    static final float MOST = 300;

    private static final float FIRST = 1;
    private static final long CLOCK_WAS_SET = 3_600_000;
    private static final double LARGEST = 1e30;
    private static final float MILLIS = 1000;

    private Elapsed() {}

    /** Whether the value is one to learn: finite, and small enough to be squared and summed. */
    static boolean known(double value) {
        return Math.abs(value) <= LARGEST;
    }

    /** The seconds for which a value at {@code now} stands; 0 if it is late or a repeat. */
    static float seconds(long last, long now) {
        if (last == NEVER || now <= last - CLOCK_WAS_SET) {
            return FIRST;
        }
        return now <= last ? 0 : Math.min(MOST, (now - last) / MILLIS);
    }
}
