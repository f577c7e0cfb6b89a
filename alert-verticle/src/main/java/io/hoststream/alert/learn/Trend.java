package io.hoststream.alert.learn;

/**
 * A series turned so that its limit lies above, and what follows from it.
 *
 * <p>Each piece of the last week is held against the same piece a week before, so that rotations, backups and work cycles
 * cancel; the middle of these rises is the trend, and the limit is reached when the highest of a week gets there.
 */
final class Trend {

    private static final int DAY = 4;
    private static final int DAYS_A_WEEK = 7;
    private static final int WEEK = DAYS_A_WEEK * DAY;
    private static final int LATELY = 3 * DAY;
    private static final double SECONDS = 86_400;
    /** Below this share of the room a day, the limit is too far away to speak of. */
    private static final double LEAST_SLOPE = 1e-4;
    /** Growth that lately is below this share of the weekly one has come to its end. */
    private static final double ENDED = 0.1;
    /** The interval is that of the rises, and as much wider as makes it right four times in five on simulated disks. */
    private static final double MARGIN = 1.35;

    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final double value;
    private final double[] pieces;
    private final double[] peaks;
    private final double today;
    private final Sudden sudden;

    /**
     * What was kept of the series.
     *
     * @param value the last value
     * @param quarters the means of the quarters of an hour before the one under way, the newest last; NaN where unknown
     * @param pieces the same of pieces of six hours, over two weeks
     * @param peaks the highest of each of the days before this one
     * @param today the highest of this day so far
     */
    Trend(double value, double[] quarters, double[] pieces, double[] peaks, double today) {
        this.value = value;
        this.pieces = pieces;
        this.peaks = peaks;
        this.today = today;
        sudden = new Sudden(value, quarters, pieces, peaks);
    }

    /**
     * When the limit is reached.
     *
     * @param limit the limit, turned like the series
     * @param late how many seconds ago the last value was
     */
    Forecast until(double limit, double late) {
        double[] daily = Numbers.differences(pieces, DAY, LATELY);
        if (Numbers.count(daily) < DAY) {
            return Forecast.UNKNOWN;
        }
        double room = limit - Math.min(value, Numbers.median(pieces));
        double runaway = sudden.runaway(room);
        if (runaway > 0) {
            return new Way(limit - value, late).at(runaway, runaway, runaway);
        }
        // A week that was beyond the limit already, before it was cleaned up, is no mark.
        Way way = new Way(limit - (highest() < limit ? highest() : value), late);
        double[] slopes = slopes();
        double slope = Numbers.median(slopes);
        double risen = sudden.rate(Math.max(slope, 0), room);
        if (risen > 0) {
            return way.at(risen, risen, risen);
        }
        double lately = Math.min(Numbers.median(daily), flat() < ENDED * slope ? 0 : slope);
        slope = lately < ENDED * slope ? lately : slope;
        if (!(slope > LEAST_SLOPE * room)) {
            return Forecast.NEVER;
        }
        return way.at(slope, Numbers.quantile(slopes, LOW), Numbers.quantile(slopes, HIGH));
    }

    /** How much a day the last two days moved, either way; NaN if it is not known. */
    private double flat() {
        return Math.abs(pieces[pieces.length - 1] - pieces[pieces.length - 1 - 2 * DAY]) / 2;
    }

    /** The highest of the last week. */
    private double highest() {
        return Math.max(Math.max(value, today), Numbers.max(Numbers.last(peaks, DAYS_A_WEEK)));
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

    /** What is left to go, and for how many seconds it has been gone already. */
    private record Way(double left, double late) {

        Forecast at(double slope, double slowest, double fastest) {
            double low = Math.min(slope, slowest) / MARGIN;
            double high = Math.max(slope, fastest) * MARGIN;
            return new Forecast(seconds(slope), seconds(high), low > 0 ? seconds(low) : Double.POSITIVE_INFINITY);
        }

        private double seconds(double slope) {
            return Math.max(0, left / slope * SECONDS - late);
        }
    }
}
