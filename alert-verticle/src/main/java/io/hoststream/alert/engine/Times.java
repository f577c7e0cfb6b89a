package io.hoststream.alert.engine;

import io.hoststream.pipeline.settings.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes times and durations for people. */
final class Times {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final double HOUR = 3600;
    private static final double DAY_SECONDS = 24 * HOUR;
    private static final double MINUTE = 60;
    private static final int TEENS_END = 20;

    private Times() {}

    /** The time of day; with the day where it is not that of {@code now}. */
    static String at(Instant time, Instant now) {
        boolean sameDay = time.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS));
        return (sameDay ? TIME : DAY_AND_TIME).format(time);
    }

    /** The day. */
    static String day(Instant time) {
        return DAY.format(time);
    }

    /** How long the alert lasted. */
    static String lasted(Change change) {
        return between(change.alert().first().since(), change.at().time());
    }

    /** The time between, to whole seconds. */
    static String between(Instant from, Instant to) {
        return Durations.format(Duration.between(from, to).truncatedTo(ChronoUnit.SECONDS));
    }

    /** A time ahead, as roughly as it is known: {@code 3 days}. */
    static String about(double seconds) {
        if (seconds >= 2 * DAY_SECONDS) {
            return Math.round(seconds / DAY_SECONDS) + " days";
        }
        return seconds >= 2 * HOUR
                ? Math.round(seconds / HOUR) + " hours"
                : Math.max(1, Math.round(seconds / MINUTE)) + " minutes";
    }

    /** A number in a row: 1st, 2nd, 3rd, 4th and so on. */
    static String ordinal(int number) {
        int tens = number % 100;
        String ending = tens > 10 && tens < TEENS_END
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + ending;
    }
}
