package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;
import io.hoststream.avro.Severity;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A limit has been crossed for long enough. It becomes worse as it began: when every sample for the rule's time has
 * crossed the worse limit. It eases when the value is back at the clear level of its severity.
 *
 * @param first the first crossing
 * @param severity how bad it is
 * @param limit the limit of that severity
 * @param told the severity that people could be told, in time; null if all of it was backlog
 * @param runs the runs under way
 * @param last the last known value
 */
record Firing(
        Run first,
        Severity severity,
        double limit,
        @Nullable Severity told,
        Runs runs,
        Observation last) implements Active {

    /** The step by which an alert fires for the first time. */
    static Step begin(Run first, Level level, Runs runs, Observation seen) {
        Run crossing = runs.of(level.severity());
        return new Firing(first, level.severity(), level.limit(), null, runs, seen)
                .tell(Change.Kind.LASTED, crossing == null ? first : crossing);
    }

    @Override
    public Step observe(Rule rule, Observation seen) {
        Runs now = runs.advance(rule.threshold(), seen);
        Severity ripe = now.ripe(rule.timing().hold(), seen.time());
        Level worse = ripe == null || ripe.compareTo(severity) <= 0
                ? null
                : rule.threshold().level(ripe);
        if (worse != null) {
            Run crossing = now.of(worse.severity());
            return at(worse, now, seen).tell(Change.Kind.LASTED, crossing == null ? first : crossing);
        }
        Level held = rule.threshold().held(seen.value(), severity);
        if (held == null) {
            return end(Change.Kind.CLEARED, seen);
        }
        if (held.severity() != severity) {
            return at(held, now, seen).tell(Change.Kind.EASED, first);
        }
        if (seen.live() && told != severity) {
            return at(held, now, seen).tell(Change.Kind.CAUGHT_UP, first);
        }
        return Step.quiet(new Firing(first, severity, limit, told, now, seen));
    }

    @Override
    public Active replay(Rule rule, Observation seen) {
        return new Firing(first, severity, limit, told, runs.advance(rule.threshold(), seen), seen);
    }

    @Override
    public OptionalLong neededFrom() {
        Run worse = runs.critical();
        return severity == Severity.WARNING && worse != null ? OptionalLong.of(worse.offset()) : OptionalLong.empty();
    }

    /** It is never too late to say that something is over to those who were told that it began. */
    @Override
    public Step end(Change.Kind why, Observation at) {
        boolean backlog = !at.live() && told == null;
        return new Step(Inactive.INSTANCE, new Change(why, first, severity, limit, first, at, backlog));
    }

    private Firing at(Level level, Runs now, Observation seen) {
        return new Firing(first, level.severity(), level.limit(), told, now, seen);
    }

    /** The step into this state. */
    private Step tell(Change.Kind kind, Run crossing) {
        Change change = new Change(kind, first, severity, limit, crossing, last, !last.live());
        Severity toldNow = last.live() ? severity : told;
        return new Step(new Firing(first, severity, limit, toldNow, runs, last), change);
    }
}
