package io.hoststream.alert.learn;

import java.time.Duration;

/**
 * By how much a series changed over a window: the value now less the value that long ago. Of the window it keeps at most
 * 32 points, and draws straight lines between them.
 *
 * <p>Not thread-safe: whoever owns the series owns this.
 */
public final class Changes {

    /** The shortest window. */
    public static final Duration SHORTEST = Duration.ofSeconds(1);
    /** The longest window. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final byte FORM = 0x31;
    private static final int SLOTS = 32;
    /** Points to a window; two more lie around its beginning. */
    private static final int POINTS = SLOTS - 2;

    private static final int LENGTH = 2 * 8 + 2 * 4 + SLOTS * (4 + 8);
    /** What may be missing: a tenth. */
    private static final long TENTHS = 10;

    private static final long LEAST_GAP = 120_000;

    private final long window;
    /** The lower halves of the times: differences of less than 24 days are right. */
    private final int[] times = new int[SLOTS];

    private final double[] values = new double[SLOTS];
    private long last;
    private int oldest;
    private int count;

    /**
     * Nothing is known yet.
     *
     * @param over the window, from a second to a day
     */
    public Changes(Duration over) {
        if (over.compareTo(SHORTEST) < 0 || over.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("window: " + over + ", expected from " + SHORTEST + " to " + LONGEST);
        }
        window = over.toMillis();
        forget();
    }

    /**
     * By how much the value is above the one a window ago. Until a whole window was seen, the oldest known stands for it
     * once nine tenths were.
     *
     * @param timeMillis the event time, in milliseconds since 1970
     * @param value the value at that time, which has not been learned yet
     * @return in the unit of the metric; NaN if less was seen, if a gap of more than a tenth of the window and two minutes
     *     lies in it, or if the value is unknown
     */
    public double changeOver(long timeMillis, double value) {
        if (count == 0 || !Elapsed.known(value) || timeMillis < last || gap(timeMillis)) {
            return Double.NaN;
        }
        int start = (int) (timeMillis - window);
        int first = times[oldest];
        if (first - start >= 0) {
            return first - start <= window / TENTHS ? value - values[oldest] : Double.NaN;
        }
        return value - valueAt(start, timeMillis, value);
    }

    /** Between the points around that time; the newest point of all may be the value that is asked about. */
    private double valueAt(int start, long timeMillis, double value) {
        int before = 0;
        while (before + 1 < count && times[slot(before + 1)] - start <= 0) {
            before++;
        }
        boolean newest = before + 1 == count;
        int from = times[slot(before)];
        double low = values[slot(before)];
        double high = newest ? value : values[slot(before + 1)];
        double length = (newest ? (int) timeMillis : times[slot(before + 1)]) - from;
        return length <= 0 ? low : low + (high - low) * ((start - from) / length);
    }

    /**
     * Takes the value in.
     *
     * @param timeMillis the event time, in milliseconds since 1970
     * @param value the value, in the unit of the metric
     */
    public void learn(long timeMillis, double value) {
        if (!Elapsed.known(value) || Elapsed.seconds(last, timeMillis) == 0) {
            return;
        }
        if (count > 0 && (timeMillis < last || gap(timeMillis))) {
            forget();
        }
        if (count == 0 || (int) timeMillis - times[slot(count - 1)] >= window / POINTS) {
            add((int) timeMillis, value);
        }
        last = timeMillis;
    }

    private boolean gap(long timeMillis) {
        return timeMillis - last > Math.max(window / TENTHS, LEAST_GAP);
    }

    private void add(int time, double value) {
        if (count == SLOTS) {
            oldest = slot(1);
            count--;
        }
        times[slot(count)] = time;
        values[slot(count)] = value;
        count++;
    }

    private int slot(int index) {
        return (oldest + index) % SLOTS;
    }

    /** What was learned, to be kept; it begins with its version. */
    public byte[] state() {
        StateWriter writer = new StateWriter(FORM, LENGTH);
        writer.next(window);
        visit(writer);
        return writer.bytes();
    }

    /**
     * Goes on from a state that was kept. If it cannot be used, nothing is known.
     *
     * @param state what {@link #state} gave, or any other bytes
     * @return whether it was taken over; {@link Restored#OTHER_FORM} also for another window
     */
    public Restored restore(byte[] state) {
        forget();
        Restored result = StateReader.check(state, FORM, LENGTH);
        if (result != Restored.WHOLE) {
            return result;
        }
        StateReader reader = new StateReader(state);
        if (reader.next(window) != window) {
            return Restored.OTHER_FORM;
        }
        visit(reader);
        // No checksum is proof: these two are indexes.
        oldest = Math.floorMod(oldest, SLOTS);
        count = Math.max(0, Math.min(SLOTS, count));
        return Restored.WHOLE;
    }

    private void forget() {
        visit(StateFields.Cleared.FIELDS);
        last = Elapsed.NEVER;
    }

    private void visit(StateFields fields) {
        last = fields.next(last);
        oldest = fields.next(oldest);
        count = fields.next(count);
        fields.all(times);
        fields.all(values);
    }
}
