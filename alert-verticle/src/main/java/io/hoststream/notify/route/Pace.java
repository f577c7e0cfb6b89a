package io.hoststream.notify.route;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast a group of alerts is told.
 *
 * @param delay from the first alert of a group to its first message, so that what comes together is told together
 * @param interval the shortest time between two messages about a group
 * @param repeat after how long a group that has not changed is told again; empty for never
 */
public record Pace(Duration delay, Duration interval, Optional<Duration> repeat) {

    /** What holds where nothing else is set. */
    public static final Pace STANDARD =
            new Pace(Duration.ofSeconds(30), Duration.ofMinutes(5), Optional.of(Duration.ofHours(4)));

    /** For receivers that group by themselves: at once, and again every so often. */
    static Pace relayed(Duration again) {
        return new Pace(Duration.ZERO, Duration.ZERO, Optional.of(again));
    }
}
