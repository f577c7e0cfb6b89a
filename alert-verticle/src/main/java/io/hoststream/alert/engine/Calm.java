package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;

/**
 * All is well, or nothing is known.
 *
 * @param recent when its alerts fired lately
 */
record Calm(Fires recent) implements SeriesState {

    /** Nothing is remembered. */
    static final Calm QUITE = new Calm(Fires.NONE);

    @Override
    public Step observe(Rule rule, Observation seen) {
        Level crossed = seen.measure().crossed(rule.threshold());
        if (crossed == null) {
            return Step.quiet(this);
        }
        Fires lately = recent.lately(rule.timing().flapping().within(), seen.time());
        Runs runs = Runs.NONE.advance(rule.threshold(), seen);
        Alert alert = new Alert(seen.begin(), crossed.severity(), crossed.limit(), lately);
        if (runs.ripe(lately.hold(rule.timing()), seen.time()) == crossed.severity()) {
            return Firing.begin(alert, crossed, runs, seen);
        }
        Pending pending = new Pending(alert, runs, seen);
        return new Step(pending, new Change(Change.Kind.CROSSED, alert, alert.first(), seen, !seen.live()));
    }

    @Override
    public boolean sameButLast(SeriesState other) {
        return equals(other);
    }
}
