package io.hoststream.archive.history;

import java.util.Arrays;

/**
 * The points of one series, in order of time: gathered from values that are added in that order, and from parts of buckets
 * that a store has gathered itself. What is added later continues the last bucket, so that values from two stores make
 * the same points as if they had come from one. Not safe for several threads.
 */
public final class SeriesPoints {

    private static final int FIRST_CAPACITY = 4;
    private static final double MILLIS = 1000;

    /** What is kept of a bucket. */
    private static final int SUM = 0;

    private static final int WEIGHT = 1;
    private static final int LEAST = 2;
    private static final int GREATEST = 3;
    private static final int NEWEST = 4;
    private static final int COLUMNS = 5;

    private final SeriesKey key;
    private final Aggregation aggregation;
    private final long step;
    private final long from;
    private long[] times = new long[FIRST_CAPACITY];
    private final double[][] columns = new double[COLUMNS][FIRST_CAPACITY];
    private int size;
    private long pendingTime = Long.MIN_VALUE;
    private double pendingValue = Double.NaN;
    private long beforeTime = Long.MIN_VALUE;
    private double beforeValue = Double.NaN;

    /**
     * A part of a bucket.
     *
     * @param sum its values together; for a rate, all increases
     * @param weight how many values it has; for a rate, the seconds between them
     * @param least the least of them
     * @param greatest the greatest of them
     * @param newest the newest of them
     */
    public record Part(double sum, double weight, double least, double greatest, double newest) {}

    /** A series without points, to be filled with what answers a question. */
    public SeriesPoints(SeriesKey key, RangeQuestion question) {
        this(key, question.aggregation(key.metric()), question.step().orElse(1), question.from());
    }

    private SeriesPoints(SeriesKey key, Aggregation aggregation, long step, long from) {
        this.key = key;
        this.aggregation = aggregation;
        this.step = step;
        this.from = from;
    }

    /** A series with one point. */
    public static SeriesPoints of(SeriesKey key, long time, double value) {
        SeriesPoints points = new SeriesPoints(key, Aggregation.LAST, 1, time);
        points.add(time, value);
        return points;
    }

    /**
     * Adds a value. One at the time of the last replaces it; one from before the range only is what the first increase
     * counts from.
     *
     * @throws IllegalArgumentException if it is older than the last one
     */
    public void add(long time, double value) {
        if (time < pendingTime) {
            throw new IllegalArgumentException("Values have to come in order of time");
        }
        if (time > pendingTime) {
            flush();
        }
        pendingTime = time;
        pendingValue = value;
    }

    /** Adds a part of the bucket that holds a time; nothing that is added may be older than what was added before. */
    public void add(long time, Part part) {
        flush();
        long bucket = Math.floorDiv(time, step) * step;
        if (size == 0 || times[size - 1] != bucket) {
            open(bucket);
        }
        int at = size - 1;
        columns[SUM][at] += part.sum();
        columns[WEIGHT][at] += part.weight();
        columns[LEAST][at] = Math.min(columns[LEAST][at], part.least());
        columns[GREATEST][at] = Math.max(columns[GREATEST][at], part.greatest());
        columns[NEWEST][at] = part.newest();
    }

    /** Which series it is. */
    public SeriesKey key() {
        return key;
    }

    /** How many points it has. */
    public int size() {
        flush();
        return size;
    }

    /** The label of a point: its value's time, or where its bucket starts. */
    public long time(int point) {
        flush();
        return times[point];
    }

    /** What was asked for. */
    public double value(int point) {
        flush();
        return switch (aggregation) {
            case AVERAGE, RATE -> average(point);
            case MIN -> least(point);
            case MAX -> greatest(point);
            case LAST -> columns[NEWEST][point];
            case SUM -> columns[SUM][point];
        };
    }

    /** The mean of the values in its bucket; of rates, by time. */
    public double average(int point) {
        flush();
        return columns[SUM][point] / columns[WEIGHT][point];
    }

    /** The least value in its bucket; of a rate, between two consecutive values. */
    public double least(int point) {
        flush();
        return columns[LEAST][point];
    }

    /** The greatest value in its bucket; of a rate, between two consecutive values. */
    public double greatest(int point) {
        flush();
        return columns[GREATEST][point];
    }

    private void flush() {
        if (Double.isNaN(pendingValue)) {
            return;
        }
        long time = pendingTime;
        double value = pendingValue;
        pendingValue = Double.NaN;
        if (aggregation == Aggregation.RATE) {
            addIncrease(time, value);
        } else if (time >= from) {
            add(time, new Part(value, 1, value, value, value));
        }
        beforeTime = time;
        beforeValue = value;
    }

    private void addIncrease(long time, double value) {
        if (time >= from && !Double.isNaN(beforeValue)) {
            double increase = value >= beforeValue ? value - beforeValue : value;
            double seconds = (time - beforeTime) / MILLIS;
            double rate = increase / seconds;
            add(time, new Part(increase, seconds, rate, rate, rate));
        }
    }

    private void open(long bucket) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            for (int i = 0; i < columns.length; i++) {
                columns[i] = Arrays.copyOf(columns[i], size * 2);
            }
        }
        times[size] = bucket;
        columns[SUM][size] = 0;
        columns[WEIGHT][size] = 0;
        columns[LEAST][size] = Double.POSITIVE_INFINITY;
        columns[GREATEST][size] = Double.NEGATIVE_INFINITY;
        size++;
    }
}
