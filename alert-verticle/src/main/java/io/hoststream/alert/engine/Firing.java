package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;
import io.hoststream.avro.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A limit has been crossed for long enough. It becomes worse as it began: when every sample for the rule's time has
 * crossed the worse limit. It eases when the value is back at the clear level of its severity. It is over when every
 * sample was clear for as long as the rule keeps alerts on, which is longer for one that came again and again.
 *
 * @param alert what its last event said
 * @param told the severity that people could be told, in time; null if all of it was backlog
 * @param runs the runs under way
 * @param last the last known value
 */
record Firing(Alert alert, @Nullable Severity told, Runs runs, Observation last) implements Active {

    /** The step by which an alert fires for the first time. */
    static Step begin(Alert before, Level level, Runs runs, Observation seen) {
        Run crossing = runs.of(level.severity());
        Fires fires = before.fires().and(seen.time());
        Alert alert = new Alert(before.first(), level.severity(), level.limit(), fires);
        return new Firing(alert, null, runs, seen)
                .tell(Change.Kind.LASTED, crossing == null ? before.first() : crossing);
    }

    @Override
    public Step observe(Rule rule, Observation seen) {
        Runs now = runs.advance(rule.threshold(), seen);
        Severity ripe = now.ripe(rule.timing().hold(), seen.time());
        Level worse = ripe == null || ripe.compareTo(alert.severity()) <= 0
                ? null
                : rule.threshold().level(ripe);
        if (worse != null) {
            Run crossing = now.of(worse.severity());
            return at(worse, now, seen).tell(Change.Kind.LASTED, crossing == null ? alert.first() : crossing);
        }
        Level held = seen.measure().held(rule.threshold(), alert.severity());
        return held == null ? clear(rule, now.clearing(runs.clear(), seen), seen) : hold(held, now, seen);
    }

    private Step clear(Rule rule, Runs now, Observation seen) {
        return now.clearFor(alert.fires().keptOn(rule.timing()), seen.time())
                ? end(Change.Kind.CLEARED, seen)
                : Step.quiet(new Firing(alert, told, now, seen));
    }

    private Step hold(Level held, Runs now, Observation seen) {
        if (held.severity() != alert.severity()) {
            return at(held, now, seen).tell(Change.Kind.EASED, alert.first());
        }
        if (seen.live() && told != alert.severity()) {
            return at(held, now, seen).tell(Change.Kind.CAUGHT_UP, alert.first());
        }
        return Step.quiet(new Firing(alert, told, now, seen));
    }

    @Override
    public Firing at(Observation seen) {
        return new Firing(alert, told, runs, seen);
    }

    @Override
    public boolean sameButLast(SeriesState other) {
        return other instanceof Firing firing && firing.at(last).equals(this);
    }

    /** It is never too late to say that something is over to those who were told that it began. */
    @Override
    public Step end(Change.Kind why, Observation at) {
        boolean backlog = !at.live() && told == null;
        return new Step(new Calm(alert.fires()), new Change(why, alert, alert.first(), at, backlog));
    }

    private Firing at(Level level, Runs now, Observation seen) {
        Alert changed = new Alert(alert.first(), level.severity(), level.limit(), alert.fires());
        return new Firing(changed, told, now, seen);
    }

    /** The step into this state. */
    private Step tell(Change.Kind kind, Run crossing) {
        Change change = new Change(kind, alert, crossing, last, !last.live());
        Severity toldNow = last.live() ? alert.severity() : told;
        return new Step(new Firing(alert, toldNow, runs, last), change);
    }
}
