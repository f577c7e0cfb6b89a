package io.hoststream.alert.learn;

/**
 * Learns what is usual for one series, and says how unusual a value is. A caller asks first and teaches then: {@link
 * #score}, then {@link #learn}.
 *
 * <p>Not thread-safe: whoever owns the series owns its detector.
 */
public interface Detector {

    /**
     * How unusual the value is, in robust spreads: 0 is as expected, above 0 is higher, below 0 is lower. Some 3 is the
     * edge of what happens every day; a normal distribution reaches 6 once in five hundred million values.
     *
     * @param timeMillis the event time, in milliseconds since 1970
     * @param value the value, which has not been learned yet
     * @return NaN while too little was learned, and for a value that is unknown
     */
    double score(long timeMillis, double value);

    /**
     * Takes the value in.
     *
     * @param timeMillis the event time, in milliseconds since 1970
     * @param value the value, in the unit of the metric
     */
    void learn(long timeMillis, double value);

    /**
     * What is expected at that time, by what was learned so far.
     *
     * @param timeMillis an event time, in milliseconds since 1970; it may lie ahead
     * @return in the unit of the metric; NaN while too little was learned
     */
    double expected(long timeMillis);

    /**
     * How far values usually lie from what is expected at that time; a score of 1.
     *
     * @param timeMillis an event time, in milliseconds since 1970; it may lie ahead
     * @return in the unit of the metric, above 0; NaN while too little was learned
     */
    double spread(long timeMillis);

    /** What was learned, to be kept; it begins with its version. */
    byte[] state();

    /**
     * Goes on from a state that was kept. If it cannot be used, the detector is as new.
     *
     * @param state what {@link #state} gave, or any other bytes
     * @return whether it was taken over
     */
    Restored restore(byte[] state);
}
