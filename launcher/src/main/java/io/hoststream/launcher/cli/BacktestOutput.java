package io.hoststream.launcher.cli;

import io.hoststream.alert.backtest.Report;
import io.hoststream.alert.backtest.report.CsvReport;
import io.hoststream.alert.backtest.report.JsonReport;
import io.hoststream.alert.backtest.report.TextReport;
import io.hoststream.alert.backtest.report.Timeline;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where the report of a backtest goes. */
final class BacktestOutput {

    @Option(names = "--json", description = "Prints one JSON object, with every alert.")
    private boolean json;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes every alert to a file, a row each.")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws what would have fired, for a browser.")
    private Optional<Path> svg = Optional.empty();

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many alerts of each list are printed (default: ${DEFAULT-VALUE}).")
    private int list;

    private interface Content {
        void write(BufferedWriter to) throws IOException;
    }

    /** Writes the files, and prints the rest. */
    void write(Report report, PrintWriter out) throws IOException {
        csv.ifPresent(
                file -> write(file, to -> CsvReport.write(report.findings().episodes(), to)));
        svg.ifPresent(file -> write(file, to -> to.write(Timeline.svg(report))));
        if (json) {
            JsonReport.write(report, out);
            out.println();
        } else {
            TextReport.lines(report, Math.max(0, list)).forEach(out::println);
        }
        out.flush();
    }

    private static void write(Path file, Content content) {
        try (BufferedWriter to = Files.newBufferedWriter(file)) {
            content.write(to);
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot write " + file + ": " + e, e);
        }
    }
}
