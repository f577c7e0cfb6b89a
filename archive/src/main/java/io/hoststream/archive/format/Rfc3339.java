package io.hoststream.archive.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as text: RFC 3339 in UTC, always with milliseconds, so that text order is time order. */
final class Rfc3339 {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Rfc3339() {}

    static String format(Instant time) {
        return FORM.format(time);
    }

    static Instant parse(String text) {
        return FORM.parse(text, Instant::from);
    }
}
