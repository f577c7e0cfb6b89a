package io.hoststream.alert.backtest.report;

import io.hoststream.alert.backtest.Accuracy;
import io.hoststream.alert.backtest.Detection;
import io.hoststream.alert.backtest.Detection.Verdict;
import io.hoststream.alert.backtest.Incident;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** How alerts stand against incidents, for people. */
final class AccuracyLines {

    private static final int PERCENT = 100;

    private AccuracyLines() {}

    static List<String> of(Accuracy accuracy, int most) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Against the list of incidents (an alert belongs to one from its start until "
                + Words.duration(Incident.TOLERANCE) + " after its end):");
        lines.addAll(table(accuracy).lines());
        lines.add("");
        lines.add("TOLD: a page about it. SHOWN: quiet alerts alone. OTHERWISE: alerts about something else alone.");
        lines.add("FALSE: alerts while nothing was wrong with the host; +n quiet ones.");
        missed(accuracy, most, lines);
        lines.addAll(EpisodeLines.of(
                accuracy.falseAlarms(),
                most,
                "False alarms: " + accuracy.falseAlarms().size()));
        return lines;
    }

    private static Table table(Accuracy accuracy) {
        Table table = new Table(
                1, "INCIDENTS", "ALL", "TOLD", "SHOWN", "OTHERWISE", "MISSED", "MEDIAN DELAY", "LONGEST", "FALSE");
        for (Incident.Kind kind : Incident.Kind.values()) {
            List<Detection> detections = accuracy.detections(kind);
            int alarms = accuracy.falseAlarms(kind, false).size();
            int quiet = accuracy.falseAlarms(kind, true).size();
            if (!detections.isEmpty() || alarms + quiet > 0) {
                row(table, kind.name().toLowerCase(Locale.ROOT), detections, alarms, quiet);
            }
        }
        long quiet = accuracy.falseAlarms().stream()
                .filter(episode -> episode.course().quiet())
                .count();
        row(table, "all", accuracy.detections(), (int) (accuracy.falseAlarms().size() - quiet), (int) quiet);
        return table;
    }

    private static void row(Table table, String kind, List<Detection> detections, int alarms, int quiet) {
        List<Duration> delays = detections.stream()
                .filter(detection -> detection.verdict() == Verdict.TOLD || detection.verdict() == Verdict.SHOWN)
                .map(Detection::delay)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        table.row(
                kind,
                Integer.toString(detections.size()),
                count(detections, Verdict.TOLD) + share(detections),
                Long.toString(count(detections, Verdict.SHOWN)),
                Long.toString(count(detections, Verdict.OTHERWISE)),
                Long.toString(count(detections, Verdict.MISSED)),
                delays.isEmpty() ? "-" : Words.duration(delays.get((delays.size() - 1) / 2)),
                delays.isEmpty() ? "-" : Words.duration(delays.get(delays.size() - 1)),
                alarms + (quiet == 0 ? "" : " +" + quiet));
    }

    private static String share(List<Detection> detections) {
        return detections.isEmpty()
                ? ""
                : " (" + Math.round((double) PERCENT * count(detections, Verdict.TOLD) / detections.size()) + " %)";
    }

    private static long count(List<Detection> detections, Verdict verdict) {
        return detections.stream()
                .filter(detection -> detection.verdict() == verdict)
                .count();
    }

    private static void missed(Accuracy accuracy, int most, List<String> lines) {
        List<Detection> missed = accuracy.detections().stream()
                .filter(detection -> detection.verdict() == Verdict.MISSED || detection.verdict() == Verdict.OTHERWISE)
                .toList();
        if (missed.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Not noticed for what they were: " + missed.size());
        Table table = new Table(5, "STARTED", "LASTED", "KIND", "HOST", "INSTEAD");
        missed.stream().limit(most).forEach(detection -> row(table, detection));
        lines.addAll(table.lines());
        if (missed.size() > most) {
            lines.add("and " + (missed.size() - most) + " more");
        }
    }

    private static void row(Table table, Detection detection) {
        Incident incident = detection.incident();
        table.row(
                Words.time(incident.start()),
                Words.duration(Duration.between(incident.start(), incident.end())),
                incident.kind().name().toLowerCase(Locale.ROOT),
                Words.printable(incident.host()),
                detection.by() == null ? "nothing" : detection.by().subject().rule());
    }
}
