package io.hoststream.alert.backtest;

import io.hoststream.avro.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes episodes and reports, for tests. */
public final class SomeEpisodes {

    /** When alerts begin to count. */
    public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private SomeEpisodes() {}

    /** An alert on the CPU that fired so long after the start and lasted so long; null if it still fires, an hour later. */
    public static Episode cpu(String host, Duration after, @Nullable Duration lasted) {
        return of(subject("cpu", "cpu_usage_percent", host, Map.of()), Severity.WARNING, after, lasted);
    }

    public static Subject subject(String rule, String metric, String host, Map<String, String> device) {
        return new Subject(rule, "threshold", metric, host, Map.of("group", "web"), device);
    }

    public static Episode of(Subject subject, Severity worst, Duration after, @Nullable Duration lasted) {
        Instant fired = START.plus(after);
        Instant resolved = lasted == null ? null : fired.plus(lasted);
        Instant until = resolved == null ? fired.plus(Duration.ofHours(1)) : resolved;
        return new Episode(
                subject,
                new Times(fired.minusSeconds(120), fired, resolved, until),
                new Course(worst, 97.25, 80, 1, false, false),
                "CPU of " + subject.host() + " is at 97.3 %");
    }

    /** The same, only shown. */
    public static Episode quiet(Episode episode) {
        Course course = episode.course();
        return new Episode(
                episode.subject(),
                episode.times(),
                new Course(course.worst(), course.peak(), course.limit(), 0, true, true),
                episode.why());
    }

    public static Findings findings(String rules, Episode... episodes) {
        return new Findings(rules, List.of(episodes), 7, 1, 1000, List.of());
    }

    /** A report about a day of two hosts. */
    public static Report report(Findings findings) {
        return new Report(
                new Period(START.minus(Duration.ofHours(1)), START, START.plus(Duration.ofDays(1))),
                new Coverage(2, Duration.ofDays(2), 17_280, 172_800),
                Duration.ofMillis(500),
                findings,
                Optional.empty(),
                Optional.empty(),
                List.of("the archive is short"));
    }

    /** The same with what is known to have gone wrong, and other rules. */
    public static Report with(Report report, @Nullable Comparison against, @Nullable Accuracy accuracy) {
        return new Report(
                report.period(),
                report.coverage(),
                report.took(),
                report.findings(),
                Optional.ofNullable(against),
                Optional.ofNullable(accuracy),
                report.warnings());
    }
}
