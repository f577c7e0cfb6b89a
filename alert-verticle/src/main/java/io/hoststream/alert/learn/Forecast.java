package io.hoststream.alert.learn;

/**
 * When a series will reach a limit. All in seconds from now; infinite if never, NaN if that cannot be said yet.
 *
 * @param seconds the estimate; 0 if the limit is reached already
 * @param earliest the early end of an interval that holds the truth four times in five; NaN if it is not known
 * @param latest the late end of it; NaN if it is not known
 */
public record Forecast(double seconds, double earliest, double latest) {

    /** Too little was seen. */
    public static final Forecast UNKNOWN = new Forecast(Double.NaN, Double.NaN, Double.NaN);

    /** Nothing that was seen leads there. */
    public static final Forecast NEVER =
            new Forecast(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** It is there. */
    public static final Forecast REACHED = new Forecast(0, 0, 0);

    /** Whether anything can be said; also that it will never be. */
    public boolean known() {
        return !Double.isNaN(seconds);
    }
}
