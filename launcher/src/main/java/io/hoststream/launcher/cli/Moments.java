package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/** Moments and steps as people write them on a command line. */
final class Moments {

    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");
    private static final String EXPECTED =
            "expected so long ago, such as 1h or 7d, now, a day such as 2026-01-31 (UTC), a time such as"
                    + " 2026-01-31T12:00:00Z (RFC 3339) or milliseconds since 1970";

    private Moments() {}

    /**
     * The moment that an option names.
     *
     * @throws UserException with what was expected, if the text is none
     */
    static Instant parse(String option, String text, Instant now) {
        String stripped = text.strip();
        if (stripped.toLowerCase(Locale.ROOT).equals("now")) {
            return now;
        }
        try {
            if (MILLIS.matcher(stripped).matches()) {
                return Instant.ofEpochMilli(Long.parseLong(stripped));
            }
            if (stripped.contains("T")) {
                return OffsetDateTime.parse(stripped).toInstant();
            }
            // -7d, as others write it, is 7d ago as well.
            String ago = stripped.startsWith("-") ? stripped.substring(1) : stripped;
            return ago.contains("-")
                    ? LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : now.minus(Durations.parse(ago));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new UserException(ExitCode.USAGE, option + " is '" + text + "'; " + EXPECTED, e);
        }
    }

    /**
     * A step, in milliseconds.
     *
     * @throws UserException with what was expected, if the text is none, or zero
     */
    static long step(String text) {
        try {
            Duration step = Durations.parse(text);
            if (!step.isZero()) {
                return step.toMillis();
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UserException(
                    ExitCode.USAGE, "--step is '" + text + "'; expected a duration such as 30s, 1m30s or 1h", e);
        }
        throw new UserException(
                ExitCode.USAGE, "--step is '" + text + "'; expected a duration above zero, such as 30s");
    }

    /**
     * Makes sure that a range of time is one.
     *
     * @throws UserException if it ends before it begins, or where it does
     */
    static void requireOrder(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new UserException(
                    ExitCode.USAGE, "--from " + from + " is not before --to " + to + "; expected --from before --to");
        }
    }
}
