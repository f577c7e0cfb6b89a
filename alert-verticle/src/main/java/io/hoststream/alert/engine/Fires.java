package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When the alerts of one series fired lately; event time, oldest first, at most {@link #MOST}.
 *
 * @param times when they fired
 */
record Fires(List<Instant> times) {

    /** As many as are remembered: no alert that is held on for flapping comes near. */
    static final int MOST = 64;

    /** None. */
    static final Fires NONE = new Fires(List.of());

    Fires {
        times = List.copyOf(times);
    }

    /** Those that still count at {@code now}. Times ahead are of a clock that was set since, and count no more. */
    Fires lately(Duration within, Instant now) {
        if (times.isEmpty()) {
            return this;
        }
        Instant oldest = now.minus(within);
        List<Instant> left = times.stream()
                .filter(time -> !time.isBefore(oldest) && !time.isAfter(now))
                .toList();
        return left.size() == times.size() ? this : new Fires(left);
    }

    /** One more. */
    Fires and(Instant time) {
        List<Instant> all = new ArrayList<>(times.size() < MOST ? times : times.subList(1, times.size()));
        all.add(time);
        return new Fires(all);
    }

    int count() {
        return times.size();
    }

    boolean none() {
        return times.isEmpty();
    }

    /** How long a limit has to be crossed before the alert fires once more. */
    Duration hold(Timing timing) {
        Duration hold = timing.hold();
        Duration most = timing.backOff().most();
        if (times.isEmpty() || timing.backOff().times() <= 1 || most.compareTo(hold) <= 0) {
            return hold;
        }
        double millis = hold.toMillis() * Math.pow(timing.backOff().times(), times.size());
        return millis >= most.toMillis() ? most : Duration.ofMillis((long) millis);
    }

    /** How long values have to be clear before an alert is over whose last fire is among these. */
    Duration keptOn(Timing timing) {
        Duration calm = timing.flapping().calm();
        return flapping(timing) && calm.compareTo(timing.keepFiring()) > 0 ? calm : timing.keepFiring();
    }

    /** Whether so many fires count as flapping. */
    boolean flapping(Timing timing) {
        return times.size() >= timing.flapping().fires();
    }
}
