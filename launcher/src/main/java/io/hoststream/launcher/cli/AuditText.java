package io.hoststream.launcher.cli;

import io.hoststream.archive.audit.AuditReport;
import io.hoststream.archive.audit.DamagedFile;
import io.hoststream.archive.audit.Gap;
import io.hoststream.archive.audit.HostReport;
import io.hoststream.pipeline.settings.Durations;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an audit found, as text. */
final class AuditText {

    private static final int MOST_GAPS = 20;
    private static final int HOST_WIDTH = 4;

    private AuditText() {}

    /** A table of the hosts, what is missing below each, and a sum. */
    static List<String> lines(AuditReport report) {
        List<String> lines = new ArrayList<>();
        int width = report.hosts().stream()
                .mapToInt(host -> printable(host.host()).length())
                .max()
                .orElse(HOST_WIDTH);
        String row = "%-" + Math.max(HOST_WIDTH, width) + "s  %10s  %5s  %8s  %8s  %8s  %s";
        lines.add(format(row, "HOST", "SAMPLES", "RUNS", "MISSING", "REPEATS", "LATE", "LONGEST DELAY"));
        for (HostReport host : report.hosts()) {
            lines.add(row(row, host));
            addGaps(host.gaps(), lines);
        }
        for (DamagedFile file : report.damaged()) {
            lines.add("damaged  " + file.path() + ": " + file.problem());
        }
        lines.add(sum(report));
        return lines;
    }

    private static String row(String pattern, HostReport host) {
        return format(
                pattern,
                printable(host.host()),
                host.samples(),
                host.runs(),
                host.missing(),
                host.repeats(),
                host.late(),
                Durations.format(host.longestDelay()));
    }

    private static String sum(AuditReport report) {
        return format(
                "%d samples of %d hosts: %d missing, %d repeats, %d late, %d files damaged",
                report.samples(),
                report.hosts().size(),
                report.missing(),
                report.repeats(),
                report.late(),
                report.damaged().size());
    }

    private static void addGaps(List<Gap> gaps, List<String> lines) {
        for (Gap gap : gaps.subList(0, Math.min(MOST_GAPS, gaps.size()))) {
            lines.add("  missing  " + gap.first() + (gap.size() == 1 ? "" : "-" + gap.last()) + " of the run of "
                    + gap.epoch() + (gap.told() ? ", given up by the collector for want of room" : ""));
        }
        if (gaps.size() > MOST_GAPS) {
            lines.add("  and " + (gaps.size() - MOST_GAPS) + " more gaps; --json has them all");
        }
    }

    /** The same for programs. */
    static JsonObject json(AuditReport report) {
        JsonArray hosts = new JsonArray();
        report.hosts().forEach(host -> hosts.add(json(host)));
        JsonArray damaged = new JsonArray();
        report.damaged()
                .forEach(file ->
                        damaged.add(new JsonObject().put("path", file.path()).put("problem", file.problem())));
        return new JsonObject()
                .put("clean", report.clean())
                .put("samples", report.samples())
                .put("missing", report.missing())
                .put("repeats", report.repeats())
                .put("late", report.late())
                .put("hosts", hosts)
                .put("damaged", damaged);
    }

    private static JsonObject json(HostReport host) {
        JsonArray gaps = new JsonArray();
        host.gaps()
                .forEach(gap -> gaps.add(new JsonObject()
                        .put("epoch", gap.epoch())
                        .put("first", gap.first())
                        .put("last", gap.last())
                        .put("toldByCollector", gap.told())));
        return new JsonObject()
                .put("host", host.host())
                .put("hostId", host.hostId())
                .put("samples", host.samples())
                .put("runs", host.runs())
                .put("missing", host.missing())
                .put("repeats", host.repeats())
                .put("late", host.late())
                .put("longestDelayMillis", host.longestDelay().toMillis())
                .put("gaps", gaps);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
