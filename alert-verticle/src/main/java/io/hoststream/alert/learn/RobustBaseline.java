package io.hoststream.alert.learn;

/**
 * A level, a spread, and what the hours of the day add to both.
 *
 * <p>The level is a mean in which no value counts for more than two spreads, the spread a standard deviation in which
 * none counts for more than eight: one giant value moves neither by much. Both remember about a day. What lies outside for
 * more than ten minutes is taken for an incident and moves them ten times less; after six hours in a row it is taken for
 * the new state of things, and the level begins anew at the average of the last minutes.
 *
 * <p>How far an hour of the day lies from the level is corrected only as far as that has made the errors smaller: on a
 * series without a daily pattern it would add noise. How wide an hour is counts always: what a nightly job does is known
 * after some nights.
 *
 * <p>There is no score in the first 24 hours of seen time. Before a whole day was seen, whatever runs at night would be
 * news. Weekends are not told apart; their hours are wide enough after the first of them.
 */
final class RobustBaseline implements Detector {

    /** The time that has to be seen before there is a score, and that is remembered, in seconds. */
    static final float DAY = 86_400;
    /** After this long outside, in seconds, what was an incident is the new level. */
    static final float RELEARN = 6 * 3_600;

    private static final byte FORM = 0x11;
    private static final int LENGTH = 3 * 8 + 10 * 4 + 1 * 4 + HourProfile.HOURS * 4;
    private static final float SETTLED = 4 * DAY;
    private static final float SETTLING = 600;
    private static final float INCIDENT = 600;
    private static final float INCIDENT_GAIN = 0.1f;
    private static final float RECOVERY = 4;
    private static final float OUTSIDE = 3;
    private static final float LEVEL_CLIP = 2;
    private static final float SPREAD_CLIP = 8;
    private static final float PEAK = 3;
    private static final float AVERAGE = 600;
    private static final float REACH_MEMORY = 7 * DAY;
    private static final float REACH_SHARE = 0.1f;
    private static final float LEAST_OF_HOUR = 600;
    private static final float NO_USE = 0.9f;
    private static final float FULL_USE = 0.6f;

    private final int[] hours = new int[HourProfile.HOURS];
    private final float leastDeviation;

    private long last;
    private double level;
    // The first value.
    private double origin;
    // The mean of the last minutes.
    private float average;
    // The standard deviation, without the floors.
    private float deviation;
    // How far from the level values have been; forgotten in weeks.
    private float reach;
    // The seconds seen, up to some days: the more, the less new values weigh.
    private float seen;
    // The seconds outside the usual, above (positive) or below (negative).
    private float outside;
    // The mean error, without and with the correction by hours.
    private float plainError;
    private float hourlyError;
    // The hour under way: how far it lies from the level, the seconds seen of it, its largest error.
    private float hourMean;
    private float hourSeen;
    private float hourPeak;
    private boolean warm;

    RobustBaseline(double leastDeviation) {
        if (!(leastDeviation >= 0 && Elapsed.known(leastDeviation))) {
            throw new IllegalArgumentException("least deviation: " + leastDeviation + ", expected a number from 0");
        }
        // A spread of nothing would make every move infinite.
        this.leastDeviation = Math.max(Float.MIN_NORMAL, (float) leastDeviation);
        forget();
    }

    @Override
    public double score(long timeMillis, double value) {
        return warm && Elapsed.known(value) ? (value - usual(timeMillis)) / width(timeMillis) : Double.NaN;
    }

    @Override
    public double expected(long timeMillis) {
        return warm ? usual(timeMillis) : Double.NaN;
    }

    @Override
    public double spread(long timeMillis) {
        return warm ? width(timeMillis) : Double.NaN;
    }

    @Override
    public void learn(long timeMillis, double value) {
        float seconds = Elapsed.known(value) ? Elapsed.seconds(last, timeMillis) : 0;
        if (seconds == 0) {
            return;
        }
        if (last == Elapsed.NEVER) {
            level = value;
            origin = value;
            average = (float) value;
        }
        if (HourProfile.hour(timeMillis) != HourProfile.hour(last)) {
            closeHour();
        }
        last = timeMillis;
        seen = Math.min(SETTLED, seen + seconds);
        average += (float) (value - average) * (seconds / (AVERAGE + seconds));
        watch(seconds, (float) ((value - usual(timeMillis)) / width(timeMillis)));
        adapt(seconds, value);
        if (!warm && seen >= DAY) {
            float up = (float) (origin - level);
            HourProfile.move(hours, up);
            hourMean += up;
            warm = true;
        }
    }

    /** Counts the time outside, and gives in when it was long enough. */
    private void watch(float seconds, float score) {
        boolean same = Math.abs(score) >= OUTSIDE && (outside == 0 || outside > 0 == score > 0);
        if (same) {
            outside += Math.copySign(seconds, score);
        } else {
            outside = Math.copySign(Math.max(0, Math.abs(outside) - RECOVERY * seconds), outside);
        }
        if (!warm) {
            outside = 0;
        } else if (Math.abs(outside) >= RELEARN) {
            level = average - share() * HourProfile.offset(hours[HourProfile.ofDay(last)]);
            seen = RELEARN;
            outside = 0;
            hourSeen = 0;
            hourPeak = 0;
        }
    }

    private void adapt(float seconds, double value) {
        float offset = warm ? HourProfile.offset(hours[HourProfile.ofDay(last)]) : 0;
        float plain = (float) (value - level);
        float error = plain - share() * offset;
        // The first values say how large values are at all.
        float clip = seen < SETTLING ? Float.MAX_VALUE / SPREAD_CLIP : bareWidth(last);
        float most = SPREAD_CLIP * clip;
        note(seconds, plain, most, offset);
        float gain =
                seconds / Math.max(Math.min(seen, DAY), seconds) * (Math.abs(outside) > INCIDENT ? INCIDENT_GAIN : 1);
        level += gain * HourProfile.clip(error, LEVEL_CLIP * clip);
        double clipped = HourProfile.clip(error, most);
        double variance = (double) deviation * deviation;
        deviation = (float) Math.sqrt(variance + gain * (clipped * clipped - variance));
        plainError += gain * (Math.min(Math.abs(plain), most) - plainError);
        hourlyError += gain * (Math.min(Math.abs(plain - offset), most) - hourlyError);
    }

    private void note(float seconds, float plain, float most, float offset) {
        float farthest = Math.min(Math.abs(plain), reach + SPREAD_CLIP * width(last));
        reach = Math.max(reach * (1 - seconds / REACH_MEMORY), farthest);
        // On the first day the level is still on its way; the hours are held against where it began.
        float fixed = warm ? plain : HourProfile.clip(plain, most) + (float) (level - origin);
        hourSeen += seconds;
        hourMean += (fixed - hourMean) * (seconds / hourSeen);
        hourPeak = Math.max(hourPeak, Math.abs(fixed - center(offset)));
    }

    /** Against what the width of an hour is measured: on the second day it is not yet known of what use the offsets are. */
    private float center(float offset) {
        if (!warm) {
            return hourMean;
        }
        return seen < 2 * DAY ? offset : share() * offset;
    }

    private void closeHour() {
        if (hourSeen >= LEAST_OF_HOUR) {
            int hour = HourProfile.ofDay(last);
            float spread = Math.max(leastDeviation, deviation);
            hours[hour] = HourProfile.learn(hours[hour], hourMean, hourPeak / PEAK, spread, DAY / Math.max(seen, DAY));
        }
        hourMean = 0;
        hourSeen = 0;
        hourPeak = 0;
    }

    private double usual(long timeMillis) {
        return level + share() * HourProfile.offset(hours[HourProfile.ofDay(timeMillis)]);
    }

    private float width(long timeMillis) {
        return Math.max(REACH_SHARE * reach, bareWidth(timeMillis));
    }

    /** Without the floor by the reach, which an incident raises at once. */
    private float bareWidth(long timeMillis) {
        float hourly = warm ? HourProfile.width(hours[HourProfile.ofDay(timeMillis)]) : 0;
        return Math.max(Math.max(leastDeviation, deviation), hourly);
    }

    /** How far the correction by hours is to be used: not at all (0) unless it makes the errors smaller. */
    private float share() {
        float left = warm && plainError > 0 ? hourlyError / plainError : 1;
        return Math.max(0, Math.min(1, (NO_USE - left) / (NO_USE - FULL_USE)));
    }

    @Override
    public byte[] state() {
        StateWriter writer = new StateWriter(FORM, LENGTH);
        visit(writer);
        return writer.bytes();
    }

    @Override
    public Restored restore(byte[] state) {
        Restored result = StateReader.check(state, FORM, LENGTH);
        forget();
        if (result == Restored.WHOLE) {
            visit(new StateReader(state));
        }
        return result;
    }

    private void forget() {
        visit(StateFields.Cleared.FIELDS);
        last = Elapsed.NEVER;
    }

    private void visit(StateFields fields) {
        last = fields.next(last);
        level = fields.next(level);
        origin = fields.next(origin);
        average = fields.next(average);
        deviation = fields.next(deviation);
        reach = fields.next(reach);
        seen = fields.next(seen);
        outside = fields.next(outside);
        plainError = fields.next(plainError);
        hourlyError = fields.next(hourlyError);
        hourMean = fields.next(hourMean);
        hourSeen = fields.next(hourSeen);
        hourPeak = fields.next(hourPeak);
        warm = fields.next(warm ? 1 : 0) != 0;
        fields.all(hours);
    }
}
