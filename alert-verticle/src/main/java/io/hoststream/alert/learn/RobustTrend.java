package io.hoststream.alert.learn;

import java.util.Arrays;

/**
 * Keeps the means of the last quarters of an hour and of the last two weeks' pieces of six hours, and the highest and
 * lowest of each day; {@link Trend} reads them.
 */
final class RobustTrend implements Forecaster {

    private static final long QUARTER = 900_000;
    private static final int QUARTERS = 24;
    private static final long PIECE = 6 * 3_600_000L;
    private static final int PIECES = 57;
    private static final long DAY = 86_400_000;
    private static final int DAYS = 14;

    private static final byte FORM = 0x21;
    private static final int LENGTH = 4 * 8 + 4 * 4 + (QUARTERS + PIECES + 2 * DAYS) * 4;

    /** The mean of each, at its number since 1970 modulo the length; NaN if nothing was seen of it. */
    private final float[] quarters = new float[QUARTERS];

    private final float[] pieces = new float[PIECES];
    private final float[] highs = new float[DAYS];
    private final float[] lows = new float[DAYS];
    private long last;
    private double value;
    /** Those under way: their means so far, and the seconds seen of them. */
    private double quarter;

    private double piece;
    private float quarterSeen;
    private float pieceSeen;
    private float high;
    private float low;

    RobustTrend() {
        forget();
    }

    @Override
    public void learn(long timeMillis, double newest) {
        float seconds = Elapsed.known(newest) ? Elapsed.seconds(last, timeMillis) : 0;
        if (seconds == 0) {
            return;
        }
        if (last != Elapsed.NEVER) {
            close(timeMillis);
        }
        last = timeMillis;
        value = newest;
        quarterSeen += seconds;
        quarter += (newest - quarter) * (seconds / quarterSeen);
        pieceSeen += seconds;
        piece += (newest - piece) * (seconds / pieceSeen);
        high = Math.max(high, (float) newest);
        low = Math.min(low, (float) newest);
    }

    /** Puts away what ended before that time, and marks what was missed. */
    private void close(long timeMillis) {
        if (Math.floorDiv(last, QUARTER) != Math.floorDiv(timeMillis, QUARTER)) {
            advance(quarters, Math.floorDiv(last, QUARTER), Math.floorDiv(timeMillis, QUARTER), (float) quarter);
            quarterSeen = 0;
        }
        if (Math.floorDiv(last, PIECE) != Math.floorDiv(timeMillis, PIECE)) {
            advance(pieces, Math.floorDiv(last, PIECE), Math.floorDiv(timeMillis, PIECE), (float) piece);
            pieceSeen = 0;
        }
        if (Math.floorDiv(last, DAY) != Math.floorDiv(timeMillis, DAY)) {
            advance(highs, Math.floorDiv(last, DAY), Math.floorDiv(timeMillis, DAY), high);
            advance(lows, Math.floorDiv(last, DAY), Math.floorDiv(timeMillis, DAY), low);
            high = Float.NEGATIVE_INFINITY;
            low = Float.POSITIVE_INFINITY;
        }
    }

    private static void advance(float[] ring, long from, long to, float mean) {
        ring[(int) Math.floorMod(from, (long) ring.length)] = mean;
        // Where the clock was set back, nothing that was kept lies before what comes.
        long missed = to < from ? ring.length : Math.min(ring.length, to - from - 1);
        for (long i = 1; i <= missed; i++) {
            ring[(int) Math.floorMod(from + i, (long) ring.length)] = Float.NaN;
        }
    }

    @Override
    public Forecast forecast(double limit, long nowMillis) {
        if (last == Elapsed.NEVER || !Elapsed.known(limit)) {
            return Forecast.UNKNOWN;
        }
        if (value == limit) {
            return Forecast.REACHED;
        }
        int direction = value < limit ? 1 : -1;
        Trend trend = new Trend(
                direction * value,
                unrolled(quarters, Math.floorDiv(last, QUARTER), direction),
                unrolled(pieces, Math.floorDiv(last, PIECE), direction),
                unrolled(direction > 0 ? highs : lows, Math.floorDiv(last, DAY), direction),
                direction > 0 ? high : -low);
        return trend.until(direction * limit, (nowMillis - last) / 1000.0);
    }

    @Override
    public double last() {
        return last == Elapsed.NEVER ? Double.NaN : value;
    }

    /** The ring in order of time, without the one under way, turned so that the limit lies above. */
    private static double[] unrolled(float[] ring, long current, int direction) {
        double[] ordered = new double[ring.length];
        for (int i = 0; i < ring.length; i++) {
            ordered[i] = direction * (double) ring[(int) Math.floorMod(current + i, (long) ring.length)];
        }
        return ordered;
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
        high = Float.NEGATIVE_INFINITY;
        low = Float.POSITIVE_INFINITY;
        Arrays.fill(quarters, Float.NaN);
        Arrays.fill(pieces, Float.NaN);
        Arrays.fill(highs, Float.NaN);
        Arrays.fill(lows, Float.NaN);
    }

    private void visit(StateFields fields) {
        last = fields.next(last);
        value = fields.next(value);
        quarter = fields.next(quarter);
        piece = fields.next(piece);
        quarterSeen = fields.next(quarterSeen);
        pieceSeen = fields.next(pieceSeen);
        high = fields.next(high);
        low = fields.next(low);
        fields.all(quarters);
        fields.all(pieces);
        fields.all(highs);
        fields.all(lows);
    }
}
