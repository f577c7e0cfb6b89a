package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Quantity;
import io.hoststream.schema.metric.Unit;
import java.time.Duration;
import java.time.Instant;

/** Says when a value will reach a limit. */
record ForecastPhrase(Unit unit, double reaches) implements Phrase {

    private static final double FULL = 100;

    @Override
    public String now(Change change) {
        if (change.at().value() <= 0) {
            return (full() ? " is full (" : " has reached ") + limit() + (full() ? ")" : "");
        }
        return " will " + (full() ? "be full (" + limit() + ")" : "reach " + limit()) + " in about "
                + Times.about(change.at().value()) + when(change) + ", if it goes on like this: it is at "
                + Phrase.measured(change, unit);
    }

    private boolean full() {
        return unit == Unit.PERCENT && reaches == FULL;
    }

    private String limit() {
        return Quantity.text(reaches, unit);
    }

    private static String when(Change change) {
        Instant reaches = change.at().measure().facts().reaches();
        Instant now = change.at().time();
        if (reaches == null) {
            return "";
        }
        boolean near = Duration.between(now, reaches).compareTo(Duration.ofDays(1)) < 0;
        return near ? ", at " + Times.at(reaches, now) : ", on " + Times.day(reaches);
    }

    @Override
    public String over(Change change) {
        String idle = Phrase.idle(change, Phrase.measured(change, unit));
        return idle.isEmpty()
                ? " is at " + Phrase.measured(change, unit) + " and no longer expected to "
                        + (full() ? "be full (" + limit() + ")" : "reach " + limit()) + " soon,"
                : idle;
    }
}
