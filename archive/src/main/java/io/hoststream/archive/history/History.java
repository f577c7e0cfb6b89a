package io.hoststream.archive.history;

/**
 * A store of what hosts said. Times are milliseconds since 1970, by the hosts' clocks; a range holds its first instant and
 * not its last.
 *
 * <p>Without a step, an answer has every value. With one, it has a point for each bucket that holds a value: buckets lie on
 * multiples of the step since 1970, and the one that is labelled {@code t} holds the values from {@code t} on and before {@code
 * t + step}. A bucket that the range cuts holds the values that are in both; its label may thus lie before the range. What the
 * point says of them is its {@link Aggregation}; beside it stand the least, the greatest and the average, so that a peak does
 * not vanish. Of several values of one series at one instant that of the run that started last counts, alone.
 *
 * <p>The rate of a counter in a bucket is the sum of the increases between consecutive values whose later one is in the bucket,
 * over the time between them. A counter that is lower than before started again from zero. A gap thus shows as the mean rate
 * over it, in the bucket in which it ends. The value before the first one of the range counts where it is not more than {@link
 * #LOOK_BACK_MILLIS} older than the range. A store that works rates out itself says so ({@link Capabilities#exactRates()}).
 *
 * <p>Safe for any thread; every call blocks its own. Failures are {@link HistoryException}s.
 */
public interface History extends AutoCloseable {

    /** How far before a range the value may lie that the first increase counts from. */
    long LOOK_BACK_MILLIS = 300_000;

    /** The values over a range of time, in order of host, metric, device and labels; a series without any is left out. */
    Answer range(RangeQuestion question, Cancellation cancellation);

    /** The newest value of every series within a range of time, as its only point. */
    Answer latest(LatestQuestion question, Cancellation cancellation);

    /** What the store can do. */
    Capabilities capabilities();

    @Override
    void close();
}
