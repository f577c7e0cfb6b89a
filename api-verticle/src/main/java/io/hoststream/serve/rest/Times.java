package io.hoststream.serve.rest;

import io.hoststream.pipeline.settings.Durations;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads times and steps. */
final class Times {

    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");
    private static final Pattern SPACE_FOR_PLUS = Pattern.compile(" (?=\\d{2}:\\d{2}$)");

    private Times() {}

    /**
     * A time in RFC 3339 or in milliseconds since 1970; the latter come back. A space before the offset stands for the
     * plus sign that a URL turns into one.
     *
     * @throws io.hoststream.serve.http.ProblemException if the text is neither
     */
    static long millis(String name, String text) {
        if (MILLIS.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        try {
            return OffsetDateTime.parse(SPACE_FOR_PLUS.matcher(text).replaceFirst("+"))
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw Call.bad(
                    name + " is '" + shortened(text) + "'; expected a time such as 2026-01-31T12:00:00Z (RFC 3339)"
                            + " or 1769860800000 (milliseconds since 1970)",
                    e);
        }
    }

    /**
     * A step such as {@code 30s}, in milliseconds.
     *
     * @throws io.hoststream.serve.http.ProblemException if the text is none, or it is zero
     */
    static OptionalLong step(String text) {
        try {
            long millis = Durations.parse(text).toMillis();
            if (millis > 0) {
                return OptionalLong.of(millis);
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Call.bad("step is '" + shortened(text) + "'; expected a duration such as 30s, 1m30s or 1h", e);
        }
        throw Call.bad("step is '" + shortened(text) + "'; expected a duration above zero, such as 30s");
    }

    private static String shortened(String text) {
        int most = 64;
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
