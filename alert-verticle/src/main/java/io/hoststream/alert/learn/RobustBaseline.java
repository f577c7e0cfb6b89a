package io.hoststream.alert.learn;

import java.util.Arrays;

/**
 * A level, a spread, and what the hours of the day add to both.
 *
 * <p>The level is a mean in which no value counts for more than two spreads, the spread a standard deviation in which
 * none counts for more than six: one giant value moves neither by much. Both remember about a day. What lies outside for
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
    private static final int FIELDS = 2 * 8 + 10 * 4 + 1 * 4 + HourProfile.HOURS * 4;
    private static final float SETTLING = 1_800;
    private static final float INCIDENT = 600;
    private static final float INCIDENT_GAIN = 0.1f;
    private static final float RECOVERY = 4;
    private static final float OUTSIDE = 3;
    private static final float LEVEL_CLIP = 2;
    private static final float SPREAD_CLIP = 6;
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
    /** The mean of the last minutes. */
    private float average;
    /** The standard deviation, without the floors. */
    private float deviation;
    /** How far from the level values have been; forgotten in weeks. */
    private float reach;
    /** The seconds seen, up to a day: by it new values weigh less and less. */
    private float seen;
    /** The seconds outside the usual, above (positive) or below (negative). */
    private float outside;
    /** The mean error, without and with the correction by hours. */
    private float plainError;

    private float hourlyError;
    /** The hour under way: how far it lies from the level, the seconds seen of it, its largest error. */
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
            average = (float) value;
        }
        if (HourProfile.hour(timeMillis) != HourProfile.hour(last)) {
            closeHour();
        }
        last = timeMillis;
        seen = Math.min(DAY, seen + seconds);
        average += (float) (value - average) * (seconds / (AVERAGE + seconds));
        float spread = width(timeMillis);
        watch(seconds, (float) (value - usual(timeMillis)) / spread);
        adapt(timeMillis, seconds, value, spread);
        warm |= seen == DAY;
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
        }
    }

    private void adapt(long timeMillis, float seconds, double value, float spread) {
        float offset = HourProfile.offset(hours[HourProfile.ofDay(timeMillis)]);
        float plain = (float) (value - level);
        float error = plain - share() * offset;
        float gain = seconds / Math.max(seen, seconds) * (Math.abs(outside) > INCIDENT ? INCIDENT_GAIN : 1);
        float most = seen < SETTLING ? Float.MAX_VALUE : SPREAD_CLIP * spread;
        level += gain * HourProfile.clip(error, seen < SETTLING ? Float.MAX_VALUE : LEVEL_CLIP * spread);
        double clipped = HourProfile.clip(error, most);
        double variance = (double) deviation * deviation;
        deviation = (float) Math.sqrt(variance + gain * (clipped * clipped - variance));
        plainError += gain * (Math.min(Math.abs(plain), most) - plainError);
        hourlyError += gain * (Math.min(Math.abs(plain - offset), most) - hourlyError);
        reach = Math.max(reach * (1 - seconds / REACH_MEMORY), Math.min(Math.abs(plain), reach + SPREAD_CLIP * spread));
        hourSeen += seconds;
        hourMean += (plain - hourMean) * (seconds / hourSeen);
        hourPeak = Math.max(hourPeak, Math.abs(error));
    }

    private void closeHour() {
        if (hourSeen >= LEAST_OF_HOUR) {
            int hour = HourProfile.ofDay(last);
            hours[hour] = HourProfile.learn(hours[hour], hourMean, hourPeak / PEAK, width(last));
        }
        hourMean = 0;
        hourSeen = 0;
        hourPeak = 0;
    }

    private double usual(long timeMillis) {
        return level + share() * HourProfile.offset(hours[HourProfile.ofDay(timeMillis)]);
    }

    private float width(long timeMillis) {
        float floor = Math.max(leastDeviation, REACH_SHARE * reach);
        return Math.max(Math.max(floor, deviation), HourProfile.width(hours[HourProfile.ofDay(timeMillis)]));
    }

    /** How far the correction by hours is to be used: not at all (0) unless it makes the errors smaller. */
    private float share() {
        float left = plainError > 0 ? hourlyError / plainError : 1;
        return Math.max(0, Math.min(1, (NO_USE - left) / (NO_USE - FULL_USE)));
    }

    @Override
    public byte[] state() {
        StateWriter writer = new StateWriter(FORM, FIELDS).put(last).put(level).put(average);
        writer.put(deviation).put(reach).put(seen).put(outside).put(plainError).put(hourlyError);
        writer.put(hourMean).put(hourSeen).put(hourPeak).put(warm ? 1 : 0);
        for (int hour : hours) {
            writer.put(hour);
        }
        return writer.bytes();
    }

    @Override
    public Restored restore(byte[] state) {
        Restored result = StateReader.check(state, FORM, FIELDS);
        forget();
        if (result == Restored.WHOLE) {
            read(new StateReader(state));
        }
        return result;
    }

    private void read(StateReader reader) {
        last = reader.nextLong();
        level = reader.nextDouble();
        average = reader.nextFloat();
        deviation = reader.nextFloat();
        reach = reader.nextFloat();
        seen = reader.nextFloat();
        outside = reader.nextFloat();
        plainError = reader.nextFloat();
        hourlyError = reader.nextFloat();
        hourMean = reader.nextFloat();
        hourSeen = reader.nextFloat();
        hourPeak = reader.nextFloat();
        warm = reader.nextInt() != 0;
        for (int i = 0; i < hours.length; i++) {
            hours[i] = reader.nextInt();
        }
    }

    private void forget() {
        Arrays.fill(hours, 0);
        last = Elapsed.NEVER;
        level = 0;
        average = 0;
        deviation = 0;
        reach = 0;
        seen = 0;
        outside = 0;
        plainError = 0;
        hourlyError = 0;
        hourMean = 0;
        hourSeen = 0;
        hourPeak = 0;
        warm = false;
    }
}
