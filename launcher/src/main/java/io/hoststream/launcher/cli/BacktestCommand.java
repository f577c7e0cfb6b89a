package io.hoststream.launcher.cli;

import io.hoststream.alert.AlertSettings;
import io.hoststream.alert.backtest.Accuracy;
import io.hoststream.alert.backtest.Backtest;
import io.hoststream.alert.backtest.Comparison;
import io.hoststream.alert.backtest.Incident;
import io.hoststream.alert.backtest.IncidentFile;
import io.hoststream.alert.backtest.Period;
import io.hoststream.alert.backtest.Report;
import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.alert.rule.RuleFile;
import io.hoststream.alert.rule.Rules;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.files.FileHistorySettings;
import io.hoststream.archive.history.files.FileReplay;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.Failures;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.serve.history.HistorySettings;
import io.hoststream.storage.archive.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream backtest}: what rules would have done with the samples of the archive. */
@Command(
        name = "backtest",
        description = {
            "Runs alert rules over the archive, by the engine that role alert runs, and prints what would have fired,"
                    + " when, for how long, and how much of it was noise.",
            "Reads the archive's Parquet files; needs no server and no broker, and tells nobody anything."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  hoststream backtest --rules my-rules.yaml --from 7d",
            "  hoststream backtest --rules my-rules.yaml --against built-in --from 7d --svg what.svg",
            "  hoststream backtest --from 2026-01-31 --to 2026-02-07 --group db --json | jq .total.pagesPerHostAndWeek",
            "  hoststream backtest --from 1d --incidents what.csv"
        })
final class BacktestCommand implements Callable<Integer> {

    private static final String BUILT_IN = "built-in";

    @Spec
    private CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The rules that are tried: a file, or built-in (default: alert.rules, or else built-in).")
    private Optional<String> rules = Optional.empty();

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Other rules that they are compared with: a file, or built-in.")
    private Optional<String> against = Optional.empty();

    @Option(
            names = "--incidents",
            paramLabel = "FILE",
            description =
                    "What is known to have gone wrong (CSV: host,kind,start,end, as simulate --incident-list writes"
                            + " it): prints what was noticed, after how long, and what were false alarms.")
    private Optional<Path> incidents = Optional.empty();

    @Option(names = "--host", paramLabel = "HOST", description = "Only this host; may be repeated.")
    private List<String> hosts = new ArrayList<>();

    @Option(names = "--group", paramLabel = "GROUP", description = "Only hosts that carried this label group then.")
    private Optional<String> group = Optional.empty();

    @Mixin
    private final BacktestTimes times = new BacktestTimes();

    @Mixin
    private final BacktestOutput output = new BacktestOutput();

    @Override
    public Integer call() throws Exception {
        Logs.forClient();
        Settings settings = options.settings();
        AlertSettings alert = settings.get(AlertSettings.class);
        List<Rules> tried = new ArrayList<>();
        tried.add(rules.map(BacktestCommand::read)
                .orElseGet(() -> alert.rules().map(RuleFile::read).orElseGet(RuleFile::builtIn)));
        against.map(BacktestCommand::read).ifPresent(tried::add);
        List<Incident> known = incidents.map(IncidentFile::read).orElse(List.of());
        Period period = times.period(tried, Instant.now());
        Backtest backtest = new Backtest(
                period, hosts, group, EngineSettings.missingAfter(alert.missingAfter()), alert.backlogAfter());
        Cancellation wish = new Cancellation();
        Failures failures = Commands.failures(spec.commandLine().getErr());
        return new ForegroundRun(wish::cancel, failures).run(() -> {
            try {
                Report report = report(backtest, tried, known, settings, wish);
                output.write(report, spec.commandLine().getOut());
                return ExitCode.OK;
            } catch (HistoryException e) {
                // Told here, since the process ends as soon as this returns.
                return failures.explain(explained(e, wish));
            }
        });
    }

    private static UserException explained(HistoryException e, Cancellation wish) {
        return wish.isCancelled()
                ? new UserException(ExitCode.FAILURE, "stopped before the end of the range", e)
                : HistoryFailures.explained(e);
    }

    private Report report(
            Backtest backtest, List<Rules> tried, List<Incident> known, Settings settings, Cancellation wish)
            throws IOException {
        BacktestProgress progress =
                new BacktestProgress(spec.commandLine().getErr(), Terminals.interactive(), System::nanoTime);
        long began = System.nanoTime();
        try (FileReplay replay = FileReplay.open(files(settings))) {
            Backtest.Result result = backtest.run(replay, tried, wish, progress);
            return report(backtest.period(), result, known, Duration.ofNanos(System.nanoTime() - began));
        } finally {
            progress.ended();
        }
    }

    private Report report(Period period, Backtest.Result result, List<Incident> known, Duration took) {
        Optional<Comparison> comparison = against.map(
                any -> Comparison.of(result.findings().get(0), result.findings().get(1)));
        Optional<Accuracy> accuracy = incidents.map(any -> Accuracy.of(
                result.findings().get(0).episodes(),
                known,
                incident -> result.hosts().contains(incident.host())
                        && !incident.start().isBefore(period.from())
                        && incident.start().isBefore(period.to())));
        return new Report(
                period, result.coverage(), took, result.findings().get(0), comparison, accuracy, result.warnings());
    }

    private static Rules read(String name) {
        return name.equals(BUILT_IN) ? RuleFile.builtIn() : RuleFile.read(Path.of(name));
    }

    private FileHistorySettings files(Settings settings) {
        HistorySettings history = settings.get(HistorySettings.class);
        Path data = options.dataDirectory().toAbsolutePath();
        Path directory = history.directory()
                .orElseGet(() -> settings.get(ArchiveSettings.class).directoryIn(data));
        if (!Files.isDirectory(directory)) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "There is no archive in " + directory
                            + " (history.directory, archive.directory, --data); expected a"
                            + " directory that role archive has written to");
        }
        return new FileHistorySettings(
                directory,
                data.resolve("duckdb"),
                new FileHistorySettings.Work(history.threads(), history.memory().bytes(), 1),
                history.cost(),
                history.timeout());
    }
}
