package io.hoststream.pipeline.outbound;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a receiver asks to be left alone, by the header Retry-After. */
public final class RetryAfter {

    private static final String HEADER = "Retry-After";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** The form in seconds only: the other form, a date, has to be held against the receiver's clock. */
    public static Optional<Duration> seconds(HttpHeaders headers) {
        return headers.firstValue(HEADER)
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    /** Either form, at most {@code longest}; a date in the past is no wait. Empty for what is neither. */
    public static Optional<Duration> of(HttpHeaders headers, Instant now, Duration longest) {
        return seconds(headers)
                .or(() -> untilDate(headers, now))
                .map(wait -> wait.compareTo(longest) > 0 ? longest : wait);
    }

    private static Optional<Duration> untilDate(HttpHeaders headers, Instant now) {
        try {
            return headers.firstValue(HEADER)
                    .map(value -> ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .map(date -> date.isBefore(now) ? Duration.ZERO : Duration.between(now, date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
