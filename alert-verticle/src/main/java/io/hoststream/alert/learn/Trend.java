package io.hoststream.alert.learn;

/**
 * A series turned so that its limit lies above.
 *
 * @param value the last value
 * @param quarters the means of the quarters of an hour before the one under way, the newest last; NaN where unknown
 * @param pieces the same of pieces of four hours
 */
record Trend(double value, double[] quarters, double[] pieces, double[] peaks, double today) {

    private static final int DAY = 4;
    private static final int WEEK = 7 * DAY;
    private static final int NEW = Integer.getInteger("NEW", 6);
    private static final double SECONDS = 86_400;

    Forecast until(double limit, double late) {
        double s2 = Numbers.median(Numbers.differences(pieces, DAY, 2 * DAY));
        if (Double.isNaN(s2)) {
            return Forecast.UNKNOWN;
        }
        double level = Numbers.median(pieces);
        double room = limit - level;
        double fast = runaway(limit, room);
        if (fast < Double.POSITIVE_INFINITY) {
            return at(fast, late);
        }
        double[] weekly = Numbers.differences(pieces, WEEK, WEEK);
        double s7 = Numbers.count(weekly) >= WEEK / 2 ? Numbers.median(weekly) / 7 : Numbers.median(Numbers.differences(pieces, DAY, 7 * DAY));
        double slope = s7;
        double max14 = Numbers.max(Numbers.last(pieces, 57));
        double recent = Numbers.slope(Numbers.last(pieces, NEW)) * DAY;
        if (recent > 2 * Math.max(s7, 0) + .004 * room && grows()) {
            slope = recent;
        }
        if (s2 < .25 * s7) {
            slope = Math.min(s7, Math.max(s2, 0));
        }
        double hw = Math.max(today, Numbers.max(Numbers.last(peaks, 7)));
        if (slope <= 1e-4 * room) {
            return Forecast.NEVER;
        }
        return at(Math.max(0, (limit - Math.max(value, hw)) / slope), late);
    }

    private boolean grows() {
        double[] steps = Numbers.differences(pieces, 1, NEW - 1);
        double slope = Numbers.slope(Numbers.last(pieces, NEW));
        int even = 0;
        for (double step : steps) {
            even += step > .4 * slope && step < 2.5 * slope ? 1 : 0;
        }
        double before = Double.NEGATIVE_INFINITY;
        for (int i = NEW - 1; i < pieces.length - WEEK; i++) {
            double rise = pieces[i] - pieces[i - NEW + 1];
            before = rise > before ? rise : before;
        }
        return even >= NEW - 2 && slope * (NEW - 1) > 2 * before && value >= Numbers.max(peaks);
    }

    private double runaway(double limit, double room) {
        double best = Double.POSITIVE_INFINITY;
        for (int k = 8; k <= 24; k += 4) {
            double[] q = Numbers.last(quarters, k);
            if (Numbers.count(q) < k) continue;
            double slope = Numbers.slope(q);
            double before = Numbers.max(peaks);
            double[] steps = Numbers.differences(q, 1, k - 1);
            int good = 0;
            for (double s : steps) if (s > .4 * slope && s < 2.5 * slope) good++;
            double t = (limit - value) / (slope * 96);
            if (slope > 0 && good >= .85 * (k - 1) && value > before + .03 * room && t < 3) return t;
        }
        return best;
    }

    private static double r2(double[] y) {
        int n = y.length; double xm = (n - 1) / 2.0; double ym = 0; for (double v : y) ym += v / n;
        double sxy = 0; double sxx = 0; double syy = 0;
        for (int i = 0; i < n; i++) { sxy += (i - xm) * (y[i] - ym); sxx += (i - xm) * (i - xm); syy += (y[i] - ym) * (y[i] - ym); }
        return syy < 1e-18 ? 0 : sxy * sxy / sxx / syy;
    }

    private static Forecast at(double days, double late) {
        double seconds = Math.max(0, days * SECONDS - late);
        return new Forecast(seconds, Double.NaN, Double.NaN);
    }
}
