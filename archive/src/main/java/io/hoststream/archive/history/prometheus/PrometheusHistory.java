package io.hoststream.archive.history.prometheus;

import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.Capabilities;
import io.hoststream.archive.history.History;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.LatestQuestion;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesPoints;
import io.hoststream.archive.history.Turns;
import io.hoststream.schema.metric.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The past as a store tells it that speaks Prometheus's HTTP API, of what role export showed to it. */
public final class PrometheusHistory implements History {

    private static final long PROBE_AT_MILLIS = 1_700_000_000_000L;

    private final PrometheusSettings settings;
    private final PromApi api;
    private final Turns turns;
    private volatile @Nullable Windows windows;

    /** Asks this store; nothing is sent yet. */
    public PrometheusHistory(PrometheusSettings settings) {
        this(settings, System::nanoTime);
    }

    /** A clock tells how long answers take. */
    PrometheusHistory(PrometheusSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.api = new PromApi(settings, nanos);
        this.turns = new Turns(settings.questions(), settings.timeout());
    }

    @Override
    public Answer range(RangeQuestion question, Cancellation cancellation) {
        return turns.run(() -> {
            PromApi asked = api.forQuestion();
            RangeReading reading = new RangeReading(asked, windows(asked, cancellation), question, cancellation);
            List<SeriesPoints> series = new ArrayList<>();
            if (question.from() < question.to()) {
                check(reading, question);
                question.selection().metrics().forEach(metric -> series.addAll(reading.read(metric)));
            }
            return answer(series);
        });
    }

    @Override
    public Answer latest(LatestQuestion question, Cancellation cancellation) {
        return turns.run(() -> {
            PromApi asked = api.forQuestion();
            LatestReading reading = new LatestReading(asked, windows(asked, cancellation), question, cancellation);
            List<SeriesPoints> series = new ArrayList<>();
            if (question.from() < question.to()) {
                question.selection().metrics().forEach(metric -> series.addAll(reading.read(metric)));
            }
            return answer(series);
        });
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                settings.shownUrl(),
                Arrays.stream(Metric.values())
                        .filter(metric -> metric.exposition().isPresent())
                        .collect(Collectors.toSet()),
                false);
    }

    @Override
    public void close() {
        // The client's threads end with it once it is no longer used; JDK 17 has no way to close it.
    }

    private void check(RangeReading reading, RangeQuestion question) {
        long series = 0;
        long rows = 0;
        for (Metric metric : question.selection().metrics()) {
            for (double count : reading.counts(metric)) {
                series++;
                rows += (long) count;
            }
        }
        settings.cost().check(question, series, rows);
    }

    /** Asks once which ends of a window the store holds for open; it stays as it is for as long as the store runs. */
    private Windows windows(PromApi asked, Cancellation cancellation) {
        Windows known = windows;
        if (known == null) {
            List<Matrix> probe = asked.query(Windows.PROBE, PROBE_AT_MILLIS, cancellation);
            if (probe.size() != 1 || probe.get(0).size() != 1) {
                throw HistoryException.of(
                        HistoryException.Kind.STORE,
                        settings.shownUrl() + " (history.url) does not answer as Prometheus does");
            }
            known = new Windows(probe.get(0).value(0) == Windows.CLOSED);
            windows = known;
        }
        return known;
    }

    private static Answer answer(List<SeriesPoints> series) {
        List<SeriesPoints> ordered = series.stream()
                .filter(points -> points.size() > 0)
                .sorted(Comparator.comparing(SeriesPoints::key))
                .toList();
        return new Answer(ordered, List.of(), OptionalLong.empty());
    }
}
