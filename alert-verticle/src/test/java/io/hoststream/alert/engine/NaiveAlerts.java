package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.avro.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says what a rule's alerts on one series are, as a reader of its documentation would work it out: from all values so far,
 * looking back from each. Slow, and written without a look at how the engine does it.
 */
final class NaiveAlerts {

    /** A known value; {@code joined} where no gap lies before it. */
    record Point(Instant time, double value, boolean enough, boolean joined) {}

    private final Rule rule;
    private final Threshold limits;
    private final List<Point> points = new ArrayList<>();
    private final List<Instant> fired = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private @Nullable Severity pending;
    private @Nullable Severity firing;
    private int fires;
    private int since;

    NaiveAlerts(Rule rule) {
        this.rule = rule;
        this.limits = rule.threshold();
    }

    List<String> told() {
        return told;
    }

    void next(Point point) {
        points.add(point);
        if (firing != null) {
            whileFiring(point, firing);
        } else {
            whileNotFiring(point);
        }
    }

    private void whileNotFiring(Point point) {
        if (pending == null) {
            pending = crossed(point);
            if (pending == null) {
                return;
            }
            since = points.size() - 1;
        }
        Severity ripe = ripe(hold(point.time()));
        if (ripe != null) {
            fired.add(point.time());
            fires = lately(point.time());
            pending = null;
            firing = ripe;
            told.add("FIRING " + ripe + " " + fires);
        } else if (since == points.size() - 1) {
            told.add("PENDING " + pending);
        } else if (cleared(point, Severity.CRITICAL)) {
            told.add("RESOLVED " + pending);
            pending = null;
        }
    }

    private void whileFiring(Point point, Severity was) {
        Severity ripe = ripe(rule.timing().hold());
        if (ripe != null && ripe.compareTo(was) > 0) {
            firing = ripe;
            told.add("FIRING " + ripe + " " + fires);
        } else if (clearFor(was)) {
            told.add("RESOLVED " + was);
            firing = null;
        } else if (!cleared(point, was) && was == Severity.CRITICAL && held(point) == Severity.WARNING) {
            firing = Severity.WARNING;
            told.add("FIRING WARNING " + fires);
        }
    }

    private @Nullable Severity crossed(Point point) {
        Level level = point.enough() ? limits.crossed(point.value()) : null;
        return level == null ? null : level.severity();
    }

    private boolean cleared(Point point, Severity ceiling) {
        return !point.enough() || limits.held(point.value(), ceiling) == null;
    }

    private @Nullable Severity held(Point point) {
        Level level = limits.held(point.value(), Severity.CRITICAL);
        return level == null ? null : level.severity();
    }

    private int lately(Instant now) {
        Instant oldest = now.minus(rule.timing().flapping().within());
        return (int) fired.stream().filter(time -> !time.isBefore(oldest)).count();
    }

    private Duration hold(Instant now) {
        double hold = rule.timing().hold().toMillis();
        double longer = hold * Math.pow(rule.timing().backOff().times(), lately(now));
        double most = Math.max(hold, (double) rule.timing().backOff().most().toMillis());
        return Duration.ofMillis((long) Math.min(longer, most));
    }

    /** The worst limit that every value has crossed for so long. */
    private @Nullable Severity ripe(Duration hold) {
        Severity worst = null;
        for (Level level : limits.levels()) {
            Duration crossed = lasted(point -> point.enough() && limits.crosses(level, point.value()), 0);
            if (crossed != null && crossed.compareTo(hold) >= 0) {
                worst = level.severity();
            }
        }
        return worst;
    }

    private boolean clearFor(Severity was) {
        Duration calm = rule.timing().flapping().calm();
        Duration kept = rule.timing().keepFiring();
        boolean flaps = fires >= rule.timing().flapping().fires();
        Duration needed = flaps && calm.compareTo(kept) > 0 ? calm : kept;
        Duration clear = lasted(point -> cleared(point, was), 0);
        return clear != null && clear.compareTo(needed) >= 0;
    }

    /** For how long that has been so of every value, without a gap; null if it is not so of the last. */
    private @Nullable Duration lasted(Predicate<Point> so, int from) {
        Instant begin = null;
        for (int at = points.size() - 1; at >= from && so.test(points.get(at)); at--) {
            begin = points.get(at).time();
            if (!points.get(at).joined()) {
                break;
            }
        }
        return begin == null
                ? null
                : Duration.between(begin, points.get(points.size() - 1).time());
    }
}
