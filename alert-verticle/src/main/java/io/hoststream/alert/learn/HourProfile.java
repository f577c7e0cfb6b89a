package io.hoststream.alert.learn;

/**
 * What the hours of the day are like, in 24 numbers of 32 bits: for each hour, in UTC, how far it usually lies from the
 * level (upper half) and how wide it is (lower half), both as the upper 16 bits of a float: three digits, any size.
 */
final class HourProfile {

    static final int HOURS = 24;

    private static final long HOUR = 3_600_000;
    private static final float OFFSET_GAIN = 0.25f;
    private static final float WIDER_GAIN = 0.5f;
    private static final float NARROWER_GAIN = 0.1f;
    private static final float MOST_SPREADS = 4;
    private static final int HALF = 16;
    private static final int HALF_MASK = 0xFFFF;
    private static final int ROUNDING = 0x8000;

    private HourProfile() {}

    /** The hour since 1970. */
    static long hour(long timeMillis) {
        return Math.floorDiv(timeMillis, HOUR);
    }

    /** The hour of the day, in UTC. */
    static int ofDay(long timeMillis) {
        return (int) Math.floorMod(hour(timeMillis), (long) HOURS);
    }

    /** How far the hour usually lies from the level; 0 if that hour was never seen. */
    static float offset(int packed) {
        return Float.intBitsToFloat(packed & ~HALF_MASK);
    }

    /** How wide the hour is, as a spread; 0 if that hour was never seen. */
    static float width(int packed) {
        return Float.intBitsToFloat(packed << HALF);
    }

    /**
     * The hour after one more day. What is new counts for a quarter, and no single day moves it by more than a spread; it
     * becomes wide in a few days and narrow in weeks, since what happens once a week must not be news each time.
     *
     * @param packed the hour as it was
     * @param mean how far this day's hour lay from the level
     * @param width how wide it was
     * @param spread the spread at that hour
     */
    static int learn(int packed, float mean, float width, float spread) {
        if (packed == 0) {
            return pack(mean, width);
        }
        float offset = offset(packed) + OFFSET_GAIN * clip(mean - offset(packed), MOST_SPREADS * spread);
        float wider = Math.min(width, MOST_SPREADS * spread) - width(packed);
        return pack(offset, width(packed) + (wider > 0 ? WIDER_GAIN : NARROWER_GAIN) * wider);
    }

    static float clip(float value, float most) {
        return Math.max(-most, Math.min(most, value));
    }

    private static int pack(float offset, float width) {
        int upper = (Float.floatToIntBits(offset) + ROUNDING) & ~HALF_MASK;
        int lower = ((Float.floatToIntBits(width) + ROUNDING) >>> HALF) & HALF_MASK;
        return upper | lower;
    }
}
