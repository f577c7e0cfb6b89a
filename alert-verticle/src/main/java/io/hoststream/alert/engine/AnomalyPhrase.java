package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Quantity;
import io.hoststream.schema.metric.Unit;

/** Says how far a value is from what is usual. */
record AnomalyPhrase(Unit unit) implements Phrase {

    /** From here on a fraction of a spread tells nobody anything. */
    private static final double WHOLE = 3;

    @Override
    public String now(Change change) {
        return " is at " + Phrase.measured(change, unit) + ", "
                + spreads(change.at().value()) + " its usual spread " + (above(change) ? "above" : "below") + " the "
                + expected(change) + " usual at this hour";
    }

    private static String spreads(double score) {
        return (score < WHOLE ? Quantity.number(score) : Long.toString(Math.round(score))) + " times";
    }

    private static boolean above(Change change) {
        Double measured = change.at().measure().facts().measured();
        Double expected = change.at().measure().facts().expected();
        return measured == null || expected == null || measured >= expected;
    }

    private String expected(Change change) {
        Double expected = change.at().measure().facts().expected();
        return expected == null ? "unknown value" : Quantity.text(expected, unit);
    }

    @Override
    public String over(Change change) {
        String idle = Phrase.idle(change, Phrase.measured(change, unit));
        return idle.isEmpty()
                ? " is back at " + Phrase.measured(change, unit) + ", no longer unusual (" + expected(change)
                        + " is usual at this hour)"
                : idle;
    }
}
