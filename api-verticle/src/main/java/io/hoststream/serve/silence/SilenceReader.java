package io.hoststream.serve.silence;

import io.hoststream.avro.Severity;
import io.hoststream.avro.Silence;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.http.ProblemException;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a silence that somebody asks for, and says everything that is wrong with it at once. Pure. */
final class SilenceReader {

    /** The shortest silence. */
    static final Duration SHORTEST = Duration.ofMinutes(1);

    /** The longest silence. */
    static final Duration LONGEST = Duration.ofDays(30);

    private static final List<String> FIELDS =
            List.of("author", "comment", "from", "until", "duration", "host", "rule", "device", "severity", "labels");

    private static final int LONGEST_AUTHOR = 100;
    private static final int LONGEST_COMMENT = 500;
    private static final int LONGEST_TIME = 100;
    private static final int BAD_REQUEST = 400;

    private final SilenceFields fields;
    private final Access access;
    private final Instant now;

    private SilenceReader(JsonObject body, Access access, Instant now) {
        this.fields = new SilenceFields(body);
        this.access = access;
        this.now = now;
    }

    /**
     * The silence that the body describes.
     *
     * @throws ProblemException with every mistake in it, if there is one
     */
    static Silence read(JsonObject body, Access access, Instant now, String id) {
        SilenceReader reader = new SilenceReader(body, access, now);
        Silence silence = reader.silence(id);
        if (!reader.fields.faults().isEmpty()) {
            throw ProblemException.of(BAD_REQUEST, reader.fields.faults());
        }
        return silence;
    }

    private Silence silence(String id) {
        fields.expectOnly(FIELDS);
        Instant from = time("from").orElse(now);
        Silence silence = new Silence(
                id,
                author(),
                comment(),
                now,
                from,
                until(from),
                fields.pattern("host"),
                fields.pattern("rule"),
                fields.pattern("device"),
                severity(),
                fields.patterns("labels"));
        checkAim(silence);
        return silence;
    }

    private String author() {
        return fields.text("author", LONGEST_AUTHOR)
                .filter(author -> !author.isEmpty())
                .orElse(access.principal());
    }

    private String comment() {
        int before = fields.faults().size();
        String comment = fields.text("comment", LONGEST_COMMENT).orElse("");
        if (comment.isEmpty() && fields.faults().size() == before) {
            fields.fault("comment", "comment is missing; expected why nobody is to be told");
        }
        return comment;
    }

    private Instant until(Instant from) {
        int before = fields.faults().size();
        Optional<Instant> until = time("until");
        Optional<Instant> after =
                fields.text("duration", LONGEST_TIME).flatMap(this::duration).map(from::plus);
        if (until.isPresent() && after.isPresent()) {
            fields.fault("until", "until and duration are both there; expected one of them");
        }
        Optional<Instant> end = until.or(() -> after);
        if (end.isEmpty()) {
            if (fields.faults().size() == before) {
                fields.fault(
                        "duration",
                        "until and duration are both missing; expected one of them, such as" + " \"duration\":\"2h\"");
            }
            return from;
        }
        checkSpan(from, end.get(), until.isPresent() ? "until" : "duration");
        return end.get();
    }

    private void checkSpan(Instant from, Instant end, String field) {
        Duration span = Duration.between(from.isBefore(now) ? now : from, end);
        if (span.compareTo(SHORTEST) < 0 || span.compareTo(LONGEST) > 0) {
            fields.fault(
                    field,
                    "the silence would last "
                            + (span.isNegative() ? "until " + end + ", which is past" : Durations.format(span))
                            + "; expected 1m to 30d");
        }
        if (Duration.between(now, from).compareTo(LONGEST) > 0) {
            fields.fault("from", "from is " + from + "; expected a time within 30d from now");
        }
        if (Duration.between(from, now).compareTo(LONGEST) > 0) {
            fields.fault("from", "from is " + from + "; expected now or later");
        }
    }

    private Optional<Duration> duration(String text) {
        try {
            return Optional.of(Durations.parse(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            fields.fault(
                    "duration",
                    "duration is '" + SilenceFields.shortened(text) + "'; expected a duration such as 30m, 2h or 1d");
            return Optional.empty();
        }
    }

    private Optional<Instant> time(String name) {
        return fields.text(name, LONGEST_TIME).flatMap(text -> {
            try {
                return Optional.of(Instant.ofEpochMilli(
                        OffsetDateTime.parse(text).toInstant().toEpochMilli()));
            } catch (DateTimeException | ArithmeticException e) {
                fields.fault(
                        name,
                        name + " is '" + SilenceFields.shortened(text)
                                + "'; expected a time such as 2026-01-31T12:00:00Z (RFC 3339)");
                return Optional.empty();
            }
        });
    }

    private @Nullable Severity severity() {
        String text = fields.pattern("severity").toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return null;
        }
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(text)) {
                return severity;
            }
        }
        fields.fault("severity", "severity is '" + SilenceFields.shortened(text) + "'; expected warning or critical");
        return null;
    }

    private void checkAim(Silence silence) {
        if (silence.getHost().isEmpty()
                && silence.getRule().isEmpty()
                && silence.getDevice().isEmpty()
                && silence.getSeverity() == null
                && silence.getLabels().isEmpty()) {
            fields.fault(
                    "",
                    "the silence names nothing that it is for; expected host, rule, device, severity or"
                            + " labels (\"host\":\"*\" is for everything)");
        } else if (!access.covers(silence)) {
            fields.fault(
                    "host",
                    "host is '" + SilenceFields.shortened(silence.getHost())
                            + "'; expected the name of a host that this key sees, without wildcards");
        }
    }
}
