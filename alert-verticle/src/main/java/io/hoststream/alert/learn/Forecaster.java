package io.hoststream.alert.learn;

/**
 * Learns where one series is heading, and says when it will reach a limit.
 *
 * <p>Not thread-safe: whoever owns the series owns its forecaster.
 */
public interface Forecaster {

    /**
     * Takes the value in.
     *
     * @param timeMillis the event time, in milliseconds since 1970
     * @param value the value, in the unit of the metric
     */
    void learn(long timeMillis, double value);

    /**
     * When the series reaches the limit: by growing if the last value is below it, by falling if it is above.
     *
     * <p>Takes some microseconds and allocates: once a minute is often enough.
     *
     * @param limit the limit, in the unit of the metric
     * @param nowMillis the event time from which to count, not before the last value
     */
    Forecast forecast(double limit, long nowMillis);

    /** The estimate of {@link #forecast} alone: infinite if never, NaN if that cannot be said yet. */
    default double secondsUntil(double limit, long nowMillis) {
        return forecast(limit, nowMillis).seconds();
    }

    /** The last value that was taken in, in the unit of the metric; NaN for none. */
    double last();

    /** What was learned, to be kept; it begins with its version. */
    byte[] state();

    /**
     * Goes on from a state that was kept. If it cannot be used, the forecaster is as new.
     *
     * @param state what {@link #state} gave, or any other bytes
     * @return whether it was taken over
     */
    Restored restore(byte[] state);
}
