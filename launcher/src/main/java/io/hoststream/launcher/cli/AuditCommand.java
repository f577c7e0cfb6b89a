package io.hoststream.launcher.cli;

import io.hoststream.archive.audit.AuditReport;
import io.hoststream.archive.audit.FileAudit;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.pipeline.process.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream audit}: proves that the archive has every sample once, or says what is missing and what is there twice. */
@Command(
        name = "audit",
        description = {
            "Proves by the samples' own numbers that the archive has every one of them, and once.",
            "Prints gaps, repeats and late samples of each host. Exit code 1 if samples are missing or there twice, or"
                    + " files are damaged; late ones are there."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  hoststream audit",
            "  hoststream audit --from 7d --late 5m",
            "  hoststream audit --from 2026-01-31 --to 2026-02-01 --json | jq '.hosts[] | select(.missing > 0)'"
        })
final class AuditCommand implements Callable<Integer> {

    private static final Instant EARLIEST = Instant.EPOCH;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Samples taken from then on: so long ago, a day, or a time in RFC 3339 (default: all).")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "Samples taken before then (default: now).")
    private String to = "now";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Which files: ${COMPLETION-CANDIDATES} (default: the first of archive.formats).")
    private Optional<FileFormat> format = Optional.empty();

    @Option(
            names = "--late",
            paramLabel = "DURATION",
            description = "A sample is late that arrived longer than this after it was taken (default: 1m).",
            converter = DurationConverter.class)
    private Duration late = Duration.ofMinutes(1);

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Logs.forClient();
        Instant now = Instant.now();
        Instant begin = from.map(text -> Moments.parse("--from", text, now)).orElse(EARLIEST);
        Instant end = Moments.parse("--to", to, now);
        Moments.requireOrder(begin, end);
        try (ArchiveFiles archive = ArchiveFiles.open(options)) {
            SampleFormat read = archive.format(format.orElseGet(archive::firstFormat));
            LocalDisk disk = archive.disk();
            AuditReport report = new FileAudit(disk, read).run(begin, end, late);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(AuditText.json(report).encode());
            } else {
                AuditText.lines(report).forEach(out::println);
            }
            return report.clean() ? ExitCode.OK : ExitCode.FAILURE;
        }
    }
}
