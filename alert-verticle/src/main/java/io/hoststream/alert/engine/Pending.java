package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;
import io.hoststream.avro.Severity;

/**
 * A limit is crossed, not yet for long enough. It fires when every sample for the rule's time has crossed the limit, and
 * goes away when the value is back at the clear level; between the two it waits.
 *
 * @param alert what its event said
 * @param runs the runs under way
 * @param last the last known value
 */
record Pending(Alert alert, Runs runs, Observation last) implements Active {

    @Override
    public Step observe(Rule rule, Observation seen) {
        Runs now = runs.advance(rule.threshold(), seen);
        Fires lately = alert.fires().lately(rule.timing().flapping().within(), seen.time());
        Severity ripe = now.ripe(lately.hold(rule.timing()), seen.time());
        Level fired = ripe == null ? null : rule.threshold().level(ripe);
        if (fired != null) {
            Alert before = new Alert(alert.first(), alert.severity(), alert.limit(), lately);
            return Firing.begin(before, fired, now, seen);
        }
        if (seen.measure().held(rule.threshold(), Severity.CRITICAL) == null) {
            return end(Change.Kind.PASSED, seen);
        }
        return Step.quiet(new Pending(alert, now, seen));
    }

    @Override
    public Pending at(Observation seen) {
        return new Pending(alert, runs, seen);
    }

    @Override
    public boolean sameButLast(SeriesState other) {
        return other instanceof Pending pending && pending.at(last).equals(this);
    }

    @Override
    public Step end(Change.Kind why, Observation at) {
        return new Step(new Calm(alert.fires()), new Change(why, alert, alert.first(), at, !at.live()));
    }
}
