package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Reads times and steps of a command line. */
final class QueryTimes {

    private static final Pattern AGO = Pattern.compile("\\d+(ms|s|m|h|d)(\\d.*)?");
    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");

    private QueryTimes() {}

    /** A time: {@code now}, so long ago, RFC 3339 or milliseconds since 1970; the latter come back. */
    static long millis(String option, String text, Instant now) {
        try {
            if (text.equals("now")) {
                return now.toEpochMilli();
            }
            if (MILLIS.matcher(text).matches()) {
                return Long.parseLong(text);
            }
            return AGO.matcher(text).matches()
                    ? now.minus(Durations.parse(text)).toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    option + " is '" + text + "'; expected so long ago, such as 1h or 7d, a time such as"
                            + " 2026-01-31T12:00:00Z (RFC 3339), milliseconds since 1970, or now",
                    e);
        }
    }

    /** A step, in milliseconds. */
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
}
