package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Quantity;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.schema.metric.Unit;
import java.time.Duration;

/** Says by how much a value changed over a while. */
record ChangePhrase(Unit unit, Duration over) implements Phrase {

    @Override
    public String now(Change change) {
        double by = change.at().value();
        return " has " + (by < 0 ? "fallen" : "risen") + " by " + Quantity.text(Math.abs(by), unit) + " within "
                + Durations.format(over) + limit(change) + ", to " + Phrase.measured(change, unit);
    }

    private String limit(Change change) {
        return " (limit " + Quantity.text(Math.abs(change.alert().limit()), unit) + ")";
    }

    @Override
    public String over(Change change) {
        String idle = Phrase.idle(change, Phrase.measured(change, unit));
        return idle.isEmpty()
                ? " has settled at " + Phrase.measured(change, unit) + ": it changed by "
                        + Quantity.text(Math.abs(change.at().value()), unit) + " within " + Durations.format(over)
                        + limit(change)
                : idle;
    }
}
