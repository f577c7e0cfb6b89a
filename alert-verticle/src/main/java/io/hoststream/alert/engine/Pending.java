package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;
import io.hoststream.avro.Severity;
import java.util.OptionalLong;

/**
 * A limit is crossed, not yet for long enough. It fires when every sample for the rule's time has crossed the limit, and
 * goes away when the value is back at the clear level; between the two it waits.
 *
 * @param first the first crossing
 * @param severity the severity at the first crossing
 * @param limit the limit of that severity
 * @param runs the runs under way
 * @param last the last known value
 */
record Pending(Run first, Severity severity, double limit, Runs runs, Observation last) implements Active {

    @Override
    public Step observe(Rule rule, Observation seen) {
        Runs now = runs.advance(rule.threshold(), seen);
        Severity ripe = now.ripe(rule.timing().hold(), seen.time());
        Level fired = ripe == null ? null : rule.threshold().level(ripe);
        if (fired != null) {
            return Firing.begin(first, fired, now, seen);
        }
        if (rule.threshold().held(seen.value(), Severity.CRITICAL) == null) {
            return end(Change.Kind.PASSED, seen);
        }
        return Step.quiet(new Pending(first, severity, limit, now, seen));
    }

    @Override
    public Active replay(Rule rule, Observation seen) {
        return new Pending(first, severity, limit, runs.advance(rule.threshold(), seen), seen);
    }

    @Override
    public OptionalLong neededFrom() {
        return runs.firstOffset();
    }

    @Override
    public Step end(Change.Kind why, Observation at) {
        return new Step(Inactive.INSTANCE, new Change(why, first, severity, limit, first, at, !at.live()));
    }
}
