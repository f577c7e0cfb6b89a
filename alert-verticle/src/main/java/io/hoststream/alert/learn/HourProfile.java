package io.hoststream.alert.learn;

/**
 * What the hours of the day are like, in 24 numbers of 32 bits: for each hour, in UTC, how far it usually lies from the
 * level (upper half) and how wide it is (lower half), both as the upper 16 bits of a float: three digits, any size.
 */
final class HourProfile {

    static final int HOURS = 24;

    private static final long HOUR = 3_600_000;
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
     * The hour after one more day, which counts for no more than four spreads. It becomes wide in a few days and narrow in
     * weeks, since what happens once a week must not be news each time.
     *
     * @param packed the hour as it was
     * @param mean how far this day's hour lay from the level
     * @param width how wide it was
     * @param spread the spread of all hours
     * @param gain for how much the new mean counts, from 0 to 1
     */
    static int learn(int packed, float mean, float width, float spread, float gain) {
        if (packed == 0) {
            return pack(mean, width);
        }
        float most = MOST_SPREADS * Math.max(spread, width(packed));
        float offset = offset(packed) + gain * clip(mean - offset(packed), most);
        float wider = Math.min(width, most) - width(packed);
        return pack(offset, width(packed) + (wider > 0 ? WIDER_GAIN : NARROWER_GAIN) * wider);
    }

    /** Holds all hours that were seen against a level that is lower by that much. */
    static void move(int[] hours, float up) {
        for (int i = 0; i < hours.length; i++) {
            hours[i] = hours[i] == 0 ? 0 : pack(offset(hours[i]) + up, width(hours[i]));
        }
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
