package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Moments as people write them on a command line: how long ago, {@code now}, a day or a time in RFC 3339. */
final class Moments {

    private static final String EXPECTED =
            "expected how long ago, such as 2h or 7d, now, a day such as 2026-01-31 (UTC) or a time such as"
                    + " 2026-01-31T12:00:00Z (RFC 3339)";

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
            if (stripped.contains("T")) {
                return OffsetDateTime.parse(stripped).toInstant();
            }
            return stripped.contains("-")
                    ? LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : now.minus(Durations.parse(stripped));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new UserException(ExitCode.USAGE, option + " " + text + ": " + EXPECTED, e);
        }
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
