package io.hoststream.alert.backtest;

import io.hoststream.alert.rule.Direction;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alert that fires. */
final class OpenEpisode {

    private final Subject subject;
    private final Direction direction;
    private final Instant since;
    private final Instant fired;
    private Severity worst;
    private double peak;
    private double limit;
    private String why;
    private int pages;
    private boolean quiet;
    private boolean flapping;

    OpenEpisode(AlertEvent first, Direction direction, int flappingFrom) {
        this.subject = Subject.of(first);
        this.direction = direction;
        this.since = first.getSince();
        this.fired = first.getTime();
        this.worst = first.getSeverity();
        this.peak = first.getValue();
        this.limit = first.getLimit();
        this.why = first.getSummary();
        this.pages = first.getQuiet() ? 0 : 1;
        this.quiet = first.getQuiet();
        this.flapping = first.getFires() >= flappingFrom;
    }

    Subject subject() {
        return subject;
    }

    Instant fired() {
        return fired;
    }

    /** It fires on, and may be worse. */
    void changed(AlertEvent event, int flappingFrom) {
        seen(event.getValue());
        flapping |= event.getFires() >= flappingFrom;
        quiet &= event.getQuiet();
        if (event.getSeverity().compareTo(worst) > 0) {
            worst = event.getSeverity();
            limit = event.getLimit();
            why = event.getSummary();
            pages += event.getQuiet() ? 0 : 1;
        }
    }

    /** A value while it fires. */
    void seen(double value) {
        if (direction.worse(value, peak)) {
            peak = value;
        }
    }

    /** What has become of it; {@code resolved} is null if it still fires. */
    Episode close(@Nullable Instant resolved, Instant seenUntil) {
        Instant until = resolved == null ? seenUntil : resolved;
        return new Episode(
                subject,
                new Times(since, fired, resolved, until.isBefore(fired) ? fired : until),
                new Course(worst, peak, limit, pages, quiet, flapping),
                why);
    }
}
