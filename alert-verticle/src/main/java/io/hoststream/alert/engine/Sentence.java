package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Quantity;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Wording;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.metric.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what happened to one series so that a tired person understands it. */
final class Sentence {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String subject;
    private final Unit unit;
    private final String hold;

    /** A sentence about a series of a host; {@code rule} is null where the rule is no longer there. */
    Sentence(@Nullable Rule rule, SeriesKey series, String host) {
        String pattern =
                rule != null ? rule.wording().subject() : Wording.subjectOf(series.metric(), series.deviceName());
        this.subject = pattern.replace(Wording.DEVICE, series.deviceName()).replace(Wording.HOST, host);
        this.unit = Metrics.find(series.metric()).map(metric -> metric.unit()).orElse(Unit.COUNT);
        this.hold = rule == null ? "" : Durations.format(rule.timing().hold());
    }

    String about(Change change) {
        String value = Quantity.text(change.at().value(), unit);
        String limit = Quantity.text(change.limit(), unit);
        return subject
                + switch (change.kind()) {
                    case CROSSED -> " is at " + value + " (limit " + limit + "), not yet for " + hold;
                    case LASTED, CAUGHT_UP ->
                        " is at " + value + " (limit " + limit + ") since "
                                + time(change.crossing().since(), change);
                    case EASED ->
                        " has eased to " + value + ": no longer critical, still a warning (limit " + limit + ") since "
                                + time(change.first().since(), change);
                    case CLEARED -> " is back at " + value + " (limit " + limit + ") after " + lasted(change);
                    case PASSED -> " is back at " + value + " (limit " + limit + ") before it became an alert";
                    case UNREPORTED -> " is no longer reported; it was last at " + value + " (limit " + limit + ")";
                    case UNWATCHED ->
                        " is no longer watched by a rule; it was last at " + value + " (limit " + limit + ")";
                };
    }

    private static String time(Instant since, Change change) {
        boolean sameDay =
                since.truncatedTo(ChronoUnit.DAYS).equals(change.at().time().truncatedTo(ChronoUnit.DAYS));
        return (sameDay ? TIME : DAY).format(since);
    }

    private static String lasted(Change change) {
        Duration whole = Duration.between(change.first().since(), change.at().time());
        return Durations.format(whole.truncatedTo(ChronoUnit.SECONDS));
    }
}
