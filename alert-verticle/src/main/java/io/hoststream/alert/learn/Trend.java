package io.hoststream.alert.learn;

/**
 * A series turned so that its limit lies above, and what follows from it.
 *
 * @param value the last value
 * @param quarters the means of the quarters of an hour before the one under way, the newest last; NaN where unknown
 * @param pieces the same of pieces of six hours, over two weeks
 * @param peaks the highest of each of the days before this one
 * @param today the highest of this day so far
 */
record Trend(double value, double[] quarters, double[] pieces, double[] peaks, double today) {

    private static final int DAY = 4;
    private static final int WEEK = 7 * DAY;
    private static final int LATELY = 3 * DAY;
    private static final double DAYS_A_WEEK = 7;
    private static final double SECONDS = 86_400;
    /** Below this share of the room a day, the limit is too far away to speak of. */
    private static final double LEAST_SLOPE = 1e-4;
    /** Growth that lately is below this share of the weekly one has come to its end. */
    private static final double ENDED = 0.1;

    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;
    private static final double MARGIN = Double.parseDouble(System.getProperty("MARGIN", "0.1"));

    Forecast until(double limit, double late) {
        double lately = Numbers.median(Numbers.differences(pieces, DAY, LATELY));
        if (Double.isNaN(lately)) {
            return Forecast.UNKNOWN;
        }
        double room = limit - Numbers.median(pieces);
        Sudden sudden = new Sudden(value, quarters, pieces, peaks);
        double runaway = sudden.runaway(room);
        if (runaway > 0) {
            return in((limit - value) / runaway, (limit - value) / runaway / 1.5, (limit - value) / runaway * 1.5, late);
        }
        double[] slopes = slopes();
        double slope = Numbers.median(slopes);
        double left = limit - Math.max(Math.max(value, today), Numbers.max(Numbers.last(peaks, WEEK / DAY)));
        double risen = sudden.rate(Math.max(slope, 0), room);
        if (risen > 0) {
            return in(left / risen, left / risen / 1.5, left / risen * 1.5, late);
        }
        if (lately < ENDED * slope) {
            slope = Math.max(lately, 0);
        }
        if (!(slope > LEAST_SLOPE * room)) {
            return Forecast.NEVER;
        }
        double lo = Numbers.quantile(slopes, LOW) / (1 + MARGIN);
        double hi = Numbers.quantile(slopes, HIGH) * (1 + MARGIN);
        return in(left / slope, left / Math.max(hi, slope), lo > LEAST_SLOPE * room ? left / Math.min(lo, slope) : Double.POSITIVE_INFINITY, late);
    }

    /** The growth a day, once for each piece: against the week before, or against the day before while no more is known. */
    private double[] slopes() {
        double[] weekly = Numbers.differences(pieces, WEEK, WEEK);
        if (Numbers.count(weekly) < WEEK / 2) {
            return Numbers.differences(pieces, DAY, WEEK);
        }
        for (int i = 0; i < weekly.length; i++) {
            weekly[i] /= DAYS_A_WEEK;
        }
        return weekly;
    }

    private static Forecast in(double days, double early, double lateDays, double late) {
        return new Forecast(seconds(days, late), seconds(early, late), seconds(lateDays, late));
    }

    private static double seconds(double days, double late) {
        return Math.max(0, days * SECONDS - late);
    }
}
