package io.hoststream.launcher.cli;

import io.hoststream.archive.history.Aggregation;
import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.AnswerCsv;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.History;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.Selection;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.serve.history.Histories;
import io.hoststream.serve.history.HistorySettings;
import io.hoststream.serve.json.AnswerJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hoststream query}: values of the past, from the store that the settings name; needs no server. */
@Command(
        name = "query",
        description = "Prints values of the past: from the archive's Parquet files, or whatever history.store names.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  hoststream query cpu_usage_percent --host web-1 --from 7d --step 1h",
            "  hoststream query disk_usage_percent --group db --from 30d --step 1d --aggregation max --csv",
            "  hoststream query network_bytes_recv_total --from 1h --step 1m --aggregation rate",
            "  hoststream query memory_usage_percent --from 2026-01-31T08:00:00Z --to 2026-01-31T09:00:00Z --json"
        })
final class QueryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Parameters(arity = "1..*", paramLabel = "METRIC", description = "Names of metrics, such as cpu_usage_percent.")
    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    private List<String> metrics = new ArrayList<>();

    @Option(names = "--host", paramLabel = "HOST", description = "Only this host; may be repeated.")
    private List<String> hosts = new ArrayList<>();

    @Option(names = "--group", paramLabel = "GROUP", description = "Only hosts that carried this label group then.")
    private @Nullable String group;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "Only this disk, interface, mount point or core; may be repeated.")
    private List<String> devices = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "From when: so long ago, such as 1h or 7d, or a time such as 2026-01-31T08:00:00Z"
                    + " (default: ${DEFAULT-VALUE}).")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "TIME",
            defaultValue = "now",
            description = "Before when, in the same forms (default: ${DEFAULT-VALUE}).")
    private String to = "";

    @Option(names = "--step", paramLabel = "DURATION", description = "One line for each so long, such as 5m.")
    private @Nullable String step;

    @Option(
            names = "--aggregation",
            paramLabel = "NAME",
            description = "What a line says of its step: average, min, max, last, sum, or rate of a counter"
                    + " (default: average, of counters last).")
    private @Nullable String aggregation;

    @ArgGroup
    private @Nullable Form form;

    /** How the answer is printed. */
    private static final class Form {

        @Option(names = "--json", description = "Prints JSON, as REST answers.")
        private boolean json;

        @Option(names = "--csv", description = "Prints CSV.")
        private boolean csv;
    }

    @Override
    public Integer call() throws IOException {
        Logs.forClient();
        HistorySettings settings = options.settings().get(HistorySettings.class);
        RangeQuestion question = question();
        try (History history = open(settings)) {
            Answer answer = history.range(question, new Cancellation());
            print(question, answer);
            return ExitCode.OK;
        } catch (HistoryException e) {
            throw HistoryFailures.explained(e);
        }
    }

    private History open(HistorySettings settings) throws IOException {
        return Histories.open(settings, options.dataDirectory().toAbsolutePath())
                .orElseThrow(() -> new UserException(
                        ExitCode.USAGE, "history.store is none: expected files or prometheus to read from"));
    }

    private RangeQuestion question() {
        Instant now = Instant.now();
        try {
            Selection selection = new Selection(
                    metrics.stream().map(QueryCommand::metric).toList(),
                    hosts,
                    group == null ? Map.of() : Map.of("group", group),
                    devices,
                    Map.of());
            return new RangeQuestion(
                    selection,
                    Moments.parse("--from", from, now).toEpochMilli(),
                    Moments.parse("--to", to, now).toEpochMilli(),
                    step == null ? OptionalLong.empty() : OptionalLong.of(Moments.step(step)),
                    Optional.ofNullable(aggregation).map(QueryCommand::aggregation));
        } catch (HistoryException e) {
            throw HistoryFailures.explained(e);
        }
    }

    private void print(RangeQuestion question, Answer answer) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (form != null && form.json) {
            // The warnings are part of it.
            out.println(AnswerJson.of(question, answer));
        } else {
            if (form != null && form.csv) {
                AnswerCsv.write(answer, out);
            } else {
                AnswerText.table(question, answer, out);
            }
            answer.warnings().forEach(warning -> err.println("hoststream: " + warning));
        }
        out.flush();
        err.flush();
    }

    private static Metric metric(String name) {
        return Metrics.find(name)
                .orElseThrow(() -> new UserException(
                        ExitCode.USAGE,
                        "metric '" + name + "' is not in the catalogue"
                                + Suggestions.hint(
                                        name,
                                        Arrays.stream(Metric.values())
                                                .map(Metric::id)
                                                .toList())));
    }

    private static Aggregation aggregation(String name) {
        return Aggregation.find(name)
                .orElseThrow(() -> new UserException(
                        ExitCode.USAGE,
                        "--aggregation is '" + name + "'; expected one of " + Aggregation.names()
                                + Suggestions.hint(
                                        name, List.of(Aggregation.names().split(", ")))));
    }
}
