package io.hoststream.collect.machine;

import java.util.Locale;

/**
 * One metric as we have it beside what another program says.
 *
 * @param metric what is compared
 * @param ours the least and the most that we have around the other's look
 * @param theirs what the other program says
 * @param source the other program
 * @param tolerance what is allowed
 */
record Comparison(String metric, Range ours, double theirs, String source, Tolerance tolerance) {

    static final String HEADER = line("METRIC", "OURS", "THEIRS", "SOURCE", "ERROR %", "ALLOWED");

    /**
     * The least and the most of something that changes while it is looked at.
     *
     * @param low the least
     * @param high the most
     */
    record Range(double low, double high) {

        static Range of(double one, double other) {
            return new Range(Math.min(one, other), Math.max(one, other));
        }

        double middle() {
            return (low + high) / 2;
        }

        /** How far outside a number is; 0 within. */
        double distance(double number) {
            return Math.max(0, Math.max(low - number, number - high));
        }
    }

    /**
     * What may lie between two accounts of the same.
     *
     * @param relative a share of the number
     * @param absolute what is nothing in the metric's unit: the other program's last digit, a tick, a page
     */
    record Tolerance(double relative, double absolute) {

        /** A counter's growth: 1 %, or so many. */
        static Tolerance counter(double absolute) {
            return new Tolerance(0.01, absolute);
        }

        /** A rate: 2 %, or so much. */
        static Tolerance rate(double absolute) {
            return new Tolerance(0.02, absolute);
        }

        /** A size: nothing but what changes between two looks, and so much. */
        static Tolerance size(double absolute) {
            return new Tolerance(0, absolute);
        }
    }

    /** The difference from the other's account, as a share of it. */
    double error() {
        double difference = Math.abs(ours.middle() - theirs);
        return difference == 0 ? 0 : difference / Math.max(Math.abs(theirs), Double.MIN_NORMAL);
    }

    boolean holds() {
        return error() <= tolerance.relative() || ours.distance(theirs) <= tolerance.absolute();
    }

    @Override
    public String toString() {
        String allowed =
                String.format(Locale.ROOT, "%.0f %% or %s", tolerance.relative() * 100, number(tolerance.absolute()));
        String share = String.format(Locale.ROOT, "%.3f", error() * 100);
        return line(
                metric,
                number(ours.middle()),
                number(theirs),
                source,
                isTiny() ? "tiny" : share,
                holds() ? allowed : allowed + "  WRONG");
    }

    /** So small a difference in so small a number that its share says nothing. */
    private boolean isTiny() {
        return error() > 0.1 && Math.abs(ours.middle() - theirs) <= tolerance.absolute();
    }

    private static String number(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.3f", number);
    }

    private static String line(String metric, String ours, String theirs, String source, String error, String allowed) {
        return String.format(
                Locale.ROOT, "%-36s %18s %18s  %-20s %9s  %s", metric, ours, theirs, source, error, allowed);
    }
}
