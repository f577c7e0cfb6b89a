package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;

/** All is well, or nothing is known. */
enum Inactive implements SeriesState {
    /** The only one: there is nothing to remember. */
    INSTANCE;

    @Override
    public Step observe(Rule rule, Observation seen) {
        Level crossed = rule.threshold().crossed(seen.value());
        if (crossed == null) {
            return Step.quiet(this);
        }
        Run first = new Run(seen.time(), seen.offset());
        Runs runs = Runs.NONE.advance(rule.threshold(), seen);
        if (rule.timing().hold().isZero()) {
            return Firing.begin(first, crossed, runs, seen);
        }
        Change change =
                new Change(Change.Kind.CROSSED, first, crossed.severity(), crossed.limit(), first, seen, !seen.live());
        return new Step(new Pending(first, crossed.severity(), crossed.limit(), runs, seen), change);
    }
}
