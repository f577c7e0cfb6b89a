package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Quantity;
import io.hoststream.schema.metric.Unit;

/** Says how a value stands against its limit. */
record ValuePhrase(Unit unit) implements Phrase {

    @Override
    public String now(Change change) {
        return " is at " + value(change) + limit(change);
    }

    private String value(Change change) {
        return Quantity.text(change.at().value(), unit);
    }

    private String limit(Change change) {
        return " (limit " + Quantity.text(change.alert().limit(), unit) + ")";
    }

    @Override
    public String eased(Change change) {
        return " has eased to " + value(change) + ": no longer critical, still a warning" + limit(change);
    }

    @Override
    public String since(Run run, Change change) {
        return " since " + Times.at(run.since(), change.at().time());
    }

    @Override
    public String over(Change change) {
        String idle = Phrase.idle(change, value(change));
        return idle.isEmpty() ? " is back at " + value(change) + limit(change) : idle;
    }

    @Override
    public String last(Change change) {
        return "; it was last at " + value(change) + limit(change);
    }
}
