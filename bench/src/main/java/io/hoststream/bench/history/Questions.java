package io.hoststream.bench.history;

import io.hoststream.archive.history.Aggregation;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.Selection;
import io.hoststream.archive.history.files.FileHistory;
import io.hoststream.archive.history.files.FileHistorySettings;
import io.hoststream.schema.metric.Metric;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Asks for one series over seven days, and for one metric of all hosts over a day. */
public final class Questions {

    private static final long START = Week.START.toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long SERIES_STEP = Duration.ofMinutes(10).toMillis();
    private static final long FLEET_STEP = Duration.ofMinutes(5).toMillis();
    private static final int SERIES_ROUNDS = 100;
    private static final int FLEET_ROUNDS = 40;
    private static final int SERIES_GOAL = 50;
    private static final int FLEET_GOAL = 500;
    private static final int MEMORY_GOAL = 512;

    private final PrintStream out;
    private final Path directory;
    private final List<Metric> metrics;

    private Questions(PrintStream out, Path directory, List<Metric> metrics) {
        this.out = out;
        this.directory = directory;
        this.metrics = metrics;
    }

    /** Asks the week in a directory; the second argument is how many metrics it has, a third leaves Prometheus out. */
    public static void main(String[] arguments) throws Exception {
        Questions questions =
                new Questions(System.out, Path.of(arguments[0]), Week.metrics(Integer.parseInt(arguments[1])));
        Timing[] own = questions.files();
        if (arguments.length < 3) {
            questions.prometheus(own);
        }
    }

    private Timing[] files() throws Exception {
        try (FileHistory history = FileHistory.open(settings())) {
            long first = first(history);
            Timing series = Timing.of(SERIES_ROUNDS, round -> () -> ask(history, round, true));
            Timing fleet = Timing.of(FLEET_ROUNDS, round -> () -> ask(history, round, false));
            out.printf(Locale.ROOT, "%d hosts, 10 s, %d days, %d metrics%n", Week.HOSTS, Week.DAYS, metrics.size());
            out.printf(Locale.ROOT, "files, one series, 7 days, 10 m:   %s (goal p95 %d ms)%n", series, SERIES_GOAL);
            out.printf(Locale.ROOT, "files, the first of these after a start: %d ms%n", first);
            out.printf(Locale.ROOT, "files, one metric, all, 24 h, 5 m: %s (goal p95 %d ms)%n", fleet, FLEET_GOAL);
            out.printf(
                    Locale.ROOT,
                    "files, resident memory: %d MB, at most %d MB (goal %d MB)%n",
                    megabytes("VmRSS", Path.of("/proc/self/status")),
                    megabytes("VmHWM", Path.of("/proc/self/status")),
                    MEMORY_GOAL);
            return new Timing[] {series, fleet};
        }
    }

    /** How many milliseconds the first question takes, which finds out what the files hold. */
    private long first(FileHistory history) {
        long start = System.nanoTime();
        ask(history, 0, true);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private FileHistorySettings settings() {
        return new FileHistorySettings(
                directory.resolve("archive"),
                directory.resolve("duckdb"),
                new FileHistorySettings.Work(2, 192L << 20, 4),
                new CostLimit(100_000, 50_000_000),
                Duration.ofSeconds(30));
    }

    private int ask(FileHistory history, int round, boolean oneSeries) {
        Metric metric = metrics.get(round % metrics.size());
        long from = oneSeries ? START : START + (round % 6) * DAY;
        RangeQuestion question = new RangeQuestion(
                oneSeries ? Selection.of(metric, host(round)) : Selection.of(metric),
                from,
                from + (oneSeries ? Week.DAYS : 1) * DAY,
                OptionalLong.of(oneSeries ? SERIES_STEP : FLEET_STEP),
                Optional.of(Aggregation.AVERAGE));
        return (int) history.range(question, new Cancellation()).points();
    }

    private void prometheus(Timing[] own) throws Exception {
        try (PeerPrometheus peer = PeerPrometheus.filled(directory)) {
            Timing series = Timing.of(SERIES_ROUNDS, round -> () -> series(peer, round));
            Timing fleet = Timing.of(FLEET_ROUNDS, round -> () -> fleet(peer, round));
            out.println("Prometheus with the first of the metrics alone, average only:");
            out.printf(
                    Locale.ROOT,
                    "one series, 7 days, 10 m:   %s (ratio of p95 %.2f)%n",
                    series,
                    own[0].p95Millis() / series.p95Millis());
            out.printf(
                    Locale.ROOT,
                    "one metric, all, 24 h, 5 m: %s (ratio of p95 %.2f)%n",
                    fleet,
                    own[1].p95Millis() / fleet.p95Millis());
            out.printf(Locale.ROOT, "resident memory: %d MB%n", peer.residentMegabytes());
        }
    }

    private static int series(PeerPrometheus peer, int round) throws IOException, InterruptedException {
        return peer.queryRange(
                "avg_over_time(host_cpu_usage_ratio{host=\"" + host(round) + "\"}[10m])",
                (START + SERIES_STEP) / 1000,
                (START + Week.DAYS * DAY) / 1000,
                SERIES_STEP / 1000);
    }

    private static int fleet(PeerPrometheus peer, int round) throws IOException, InterruptedException {
        return peer.queryRange(
                "avg_over_time(host_cpu_usage_ratio[5m])",
                (START + (round % 6) * DAY + FLEET_STEP) / 1000,
                (START + (round % 6 + 1) * DAY) / 1000,
                FLEET_STEP / 1000);
    }

    private static String host(int round) {
        return String.format(Locale.ROOT, "host-%03d", round * 37 % Week.HOSTS);
    }

    static long megabytes(String field, Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }
}
