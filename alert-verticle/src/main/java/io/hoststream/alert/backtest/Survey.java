package io.hoststream.alert.backtest;

import io.hoststream.archive.history.files.ReplayedSample;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps account of the samples that were replayed, and of what makes them a doubtful witness. */
final class Survey {

    /** What a range may lack at its ends before it is worth a word: files are closed minutes later. */
    private static final Duration MARGIN = Duration.ofMinutes(15);

    private static final int MOST_GAPS = 5;

    private record Stay(long first, long last) {}

    private final Period period;
    private final Duration lateAfter;
    private final Map<String, Stay> hosts = new HashMap<>();
    private final Set<Metric> known = EnumSet.noneOf(Metric.class);
    private final List<String> gaps = new ArrayList<>();
    private long gapCount;
    private long samples;
    private long values;
    private long late;
    private long newest = Long.MIN_VALUE;

    Survey(Period period, Duration lateAfter) {
        this.period = period;
        this.lateAfter = lateAfter;
    }

    void add(ReplayedSample sample) {
        samples++;
        values += sample.values().size();
        newest = sample.timeMillis();
        if (sample.timeMillis() >= period.from().toEpochMilli()) {
            sample.values().forEach(value -> known.add(value.metric()));
            late += sample.delayMillis() > lateAfter.toMillis() ? 1 : 0;
            Stay stay = hosts.get(sample.host());
            hosts.put(sample.host(), new Stay(stay == null ? sample.timeMillis() : stay.first(), sample.timeMillis()));
        }
    }

    /** Nobody at all was heard in between. */
    void gap(Instant from, Instant to) {
        if (to.isAfter(period.from()) && ++gapCount <= MOST_GAPS) {
            gaps.add(from.truncatedTo(ChronoUnit.SECONDS) + " to " + to.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    Set<Metric> known() {
        return known;
    }

    Set<String> hosts() {
        return hosts.keySet();
    }

    long samples() {
        return samples;
    }

    long values() {
        return values;
    }

    /** When the newest sample was taken; the start of the period if there is none that counts. */
    Instant seenUntil() {
        return newest < period.from().toEpochMilli() ? period.from() : Instant.ofEpochMilli(newest);
    }

    Coverage coverage() {
        long time = hosts.values().stream()
                .mapToLong(stay -> stay.last() - stay.first())
                .sum();
        return new Coverage(hosts.size(), Duration.ofMillis(time), samples, values);
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (hosts.isEmpty()) {
            warnings.add("the archive has no sample of these hosts between " + period.from() + " and " + period.to());
            return warnings;
        }
        Instant oldest = Instant.ofEpochMilli(
                hosts.values().stream().mapToLong(Stay::first).min().orElseThrow());
        addEdge(warnings, "begins", Duration.between(period.from(), oldest), oldest);
        addEdge(warnings, "ends", Duration.between(seenUntil(), period.to()), seenUntil());
        if (!gaps.isEmpty()) {
            warnings.add("nobody was heard " + String.join(", ", gaps)
                    + (gapCount > gaps.size() ? " and " + (gapCount - gaps.size()) + " times more" : "")
                    + ": taken for gaps of the archive, not for silent hosts");
        }
        if (late > 0) {
            warnings.add(late + " samples arrived more than " + Durations.format(lateAfter)
                    + " after they were taken: live, they would have told nobody, and their hosts would have seemed"
                    + " silent until they came");
        }
        return warnings;
    }

    private static void addEdge(List<String> warnings, String what, Duration missing, Instant at) {
        if (missing.compareTo(MARGIN) > 0) {
            warnings.add("what is archived of the range " + what + " at " + at.truncatedTo(ChronoUnit.SECONDS) + ", "
                    + Durations.format(missing.truncatedTo(ChronoUnit.MINUTES)) + " short");
        }
    }
}
