package io.hoststream.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.alert.Samples;
import io.hoststream.alert.engine.Arrival;
import io.hoststream.alert.engine.Engine;
import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.alert.rule.RuleParser;
import io.hoststream.alert.rule.Rules;
import io.hoststream.archive.Archive;
import io.hoststream.archive.ArchiveListener;
import io.hoststream.archive.PartitionArchive;
import io.hoststream.archive.Rotation;
import io.hoststream.archive.Source;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.files.FileHistorySettings;
import io.hoststream.archive.history.files.FileReplay;
import io.hoststream.archive.parquet.ParquetEngine;
import io.hoststream.archive.parquet.ParquetTable;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files that role archive would have written to what would have fired. */
class BacktestTest {

    private static final Instant START = Samples.START;
    private static final Duration LENGTH = Duration.ofHours(2);
    private static final EngineSettings SETTINGS = EngineSettings.missingAfter(Duration.ofMinutes(5));
    private static final Rules RULES = RuleParser.parse(
            "test.yaml",
            "rules: [{name: cpu, metric: cpu_usage_percent, above: {warning: 80, critical: 95}, clear: {warning: 75,"
                    + " critical: 90}, for: 1m, keep-firing-for: 1m}, {name: memory, metric: memory_usage_percent, above:"
                    + " {warning: 85}, for: 30s}, {name: busy, metric: disk_io_util_percent, above: {warning: 70}, for:"
                    + " 1m}, {name: full, metric: disk_usage_percent, above: {warning: 90}, for: 2m}]");

    @TempDir
    private Path directory;

    @Test
    void shouldFireWhatTheLiveEngineFires() throws IOException {
        List<Arrival> arrivals = arrivals();
        write(arrivals);

        Engine live = new Engine(new TopicPartition("hoststream.samples", 0), SETTINGS);
        List<AlertEvent> told = new ArrayList<>();
        arrivals.forEach(arrival -> told.addAll(live.evaluate(RULES, arrival)));

        Backtest.Result result = run(backtest(START, List.of()), RULES);
        List<Episode> episodes = result.findings().get(0).episodes();
        Set<String> fired = of(told, AlertState.FIRING).map(AlertEvent::getId).collect(Collectors.toSet());
        assertThat(episodes.stream().map(BacktestTest::firing))
                .hasSizeGreaterThan(8)
                .containsExactlyInAnyOrderElementsOf(
                        of(told, AlertState.FIRING).map(BacktestTest::firing).collect(Collectors.toSet()));
        assertThat(episodes.stream()
                        .filter(episode -> !episode.times().stillFiring())
                        .map(BacktestTest::end))
                .containsExactlyInAnyOrderElementsOf(of(told, AlertState.RESOLVED)
                        .filter(event -> fired.contains(event.getId()))
                        .map(BacktestTest::end)
                        .toList());
        assertThat(result.findings().get(0).evaluated()).isEqualTo(live.values());
        assertThat(result.warnings()).isEmpty();
    }

    private static Stream<AlertEvent> of(List<AlertEvent> told, AlertState state) {
        return told.stream().filter(event -> event.getState() == state);
    }

    @Test
    void shouldLookAtWhatIsAskedForAlone() throws IOException {
        write(arrivals());

        Backtest.Result web = run(backtest(START, List.of("web")), RULES);
        assertThat(web.hosts()).containsExactly("web");
        Backtest ofGroup = new Backtest(period(START), List.of(), Optional.of("none"), SETTINGS, Duration.ofMinutes(5));
        Backtest.Result none = run(ofGroup, RULES);
        assertThat(none.hosts()).isEmpty();
        assertThat(none.findings().get(0).episodes()).isEmpty();
        assertThat(none.warnings()).anyMatch(warning -> warning.contains("no sample of these hosts"));
    }

    @Test
    void shouldCountFromTheStartOnly() throws IOException {
        write(arrivals());
        Instant middle = START.plus(Duration.ofHours(1));

        List<Episode> all =
                run(backtest(START, List.of()), RULES).findings().get(0).episodes();
        List<Episode> late =
                run(backtest(middle, List.of()), RULES).findings().get(0).episodes();

        assertThat(late)
                .isNotEmpty()
                .hasSizeLessThan(all.size())
                .allMatch(episode -> !episode.times().fired().isBefore(middle));
        assertThat(all).containsAll(late);
    }

    @Test
    void shouldShowTheSameSamplesToSeveralRules() throws IOException {
        write(arrivals());
        Rules none = new Rules(List.of(), "none.yaml");

        Backtest.Result result = run(backtest(START, List.of()), RULES, none);

        assertThat(result.findings()).extracting(Findings::rules).containsExactly("test.yaml", "none.yaml");
        assertThat(result.findings().get(1).episodes()).isEmpty();
        assertThat(result.findings().get(0).episodes()).isNotEmpty();
    }

    @Test
    void shouldGoOnWithoutADamagedFile() throws IOException {
        write(arrivals());
        Path broken;
        try (Stream<Path> files = Files.walk(directory)) {
            broken = files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(broken, "no Parquet");

        Backtest.Result result = run(backtest(START, List.of()), RULES);

        assertThat(result.warnings())
                .anyMatch(warning -> warning.contains(broken.getFileName().toString()));
        assertThat(result.findings().get(0).episodes()).isNotEmpty();
    }

    @Test
    void shouldStopWhenItIsAskedTo() throws IOException {
        write(arrivals());
        Cancellation wish = new Cancellation();
        wish.cancel();
        try (FileReplay replay = open()) {
            assertThatExceptionOfType(HistoryException.class)
                    .isThrownBy(() -> backtest(START, List.of()).run(replay, List.of(RULES), wish, any -> {}));
        }
    }

    @Test
    void shouldKnowHowLongRulesHaveToLearn() {
        assertThat(Backtest.warmUp(List.of(RULES))).isEqualTo(Duration.ofHours(1));
        Rules learning = RuleParser.parse(
                "test.yaml",
                "rules: [{name: filling, metric: disk_usage_percent, forecast: {reaches: 100, within: {warning:"
                        + " 7d}}}]");
        assertThat(Backtest.warmUp(List.of(RULES, learning))).isEqualTo(Duration.ofDays(14));
    }

    /** Two hours of two hosts whose values go up and down, one of which restarts. */
    private static List<Arrival> arrivals() {
        List<Arrival> arrivals = new ArrayList<>();
        Samples web = Samples.of("web");
        Samples db = Samples.of("db").offset(1_000_000);
        for (int i = 0; i < LENGTH.toSeconds() / 10; i++) {
            if (i == 200) {
                db.restart(START.plusSeconds(10L * i));
            }
            arrivals.add(wave(db, i, 170).next());
            arrivals.add(wave(web, i, 120).next());
        }
        return arrivals;
    }

    private static Samples wave(Samples host, int i, int period) {
        double phase = 2 * Math.PI * i / period;
        return host.cpu(50 + 48 * Math.sin(phase))
                .memory(60 + 30 * Math.sin(phase / 2))
                .disks(Map.of("sda", 50 + 40 * Math.cos(phase), "sdb", 20 + 60 * Math.sin(phase / 3)))
                .filesystem(i % 6 == 0 ? 70 + 25 * Math.sin(phase / 4) : null);
    }

    private void write(List<Arrival> arrivals) throws IOException {
        try (ParquetEngine engine = ParquetEngine.open(directory.resolve("duckdb"), 64L << 20)) {
            Archive archive = new Archive(
                    LocalDisk.open(directory.resolve("archive")),
                    List.of(new ParquetTable(engine, engine)),
                    new Rotation(Duration.ofMinutes(30), 1 << 20),
                    ArchiveListener.NONE);
            PartitionArchive partition = archive.claim(new Source("hoststream.samples", 0));
            for (int i = 0; i < arrivals.size(); i++) {
                Arrival arrival = arrivals.get(i);
                partition.append(i, arrival.arrived().toEpochMilli(), Samples.sampleOf(arrival));
                if (i % 400 == 399) {
                    partition.close();
                }
            }
            partition.close();
        }
    }

    private Backtest.Result run(Backtest backtest, Rules... rules) throws IOException {
        try (FileReplay replay = open()) {
            return backtest.run(replay, List.of(rules), new Cancellation(), any -> {});
        }
    }

    private static Backtest backtest(Instant from, List<String> hosts) {
        return new Backtest(period(from), hosts, Optional.empty(), SETTINGS, Duration.ofMinutes(5));
    }

    private static Period period(Instant from) {
        return new Period(START, from, START.plus(LENGTH));
    }

    private FileReplay open() throws IOException {
        return FileReplay.open(new FileHistorySettings(
                directory.resolve("archive"),
                directory.resolve("duckdb"),
                new FileHistorySettings.Work(1, 128L << 20, 1),
                new CostLimit(1, 1),
                Duration.ofSeconds(20)));
    }

    private static String firing(Episode episode) {
        return episode.subject().rule() + " " + episode.subject().host() + " "
                + new TreeMap<>(episode.subject().device()) + " "
                + episode.times().since();
    }

    private static String firing(AlertEvent event) {
        return event.getRule() + " " + event.getHost() + " " + new TreeMap<>(event.getDeviceLabels()) + " "
                + event.getSince();
    }

    private static String end(Episode episode) {
        return firing(episode) + " " + episode.times().resolved();
    }

    private static String end(AlertEvent event) {
        return firing(event) + " " + event.getTime();
    }
}
