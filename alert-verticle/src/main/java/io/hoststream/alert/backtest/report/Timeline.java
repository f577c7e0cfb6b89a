package io.hoststream.alert.backtest.report;

import io.hoststream.alert.backtest.Detection;
import io.hoststream.alert.backtest.Episode;
import io.hoststream.alert.backtest.Figures;
import io.hoststream.alert.backtest.Incident;
import io.hoststream.alert.backtest.Report;
import io.hoststream.avro.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A report as a picture: a row for each host, a bar for each alert. Severity shows in colour, in pattern and in a letter; known
 * incidents lie behind. Stands alone, follows the reader's dark or light scheme, and is bounded however much fired.
 */
public final class Timeline {

    private static final int WIDTH = 1200;
    private static final int LEFT = 190;
    private static final int RIGHT = 20;
    private static final int TOP = 114;
    private static final int LANE = 15;
    private static final int PAD = 5;
    private static final int FOOT = 40;
    private static final int MOST_ROWS = 40;
    private static final int MOST_BARS = 2000;
    private static final int MOST_LANES = 4;
    private static final double LEAST_WIDTH = 3;
    private static final double LETTER = 6.2;
    private static final int LONGEST_HOST = 26;
    private static final int LONGEST_LABEL = 30;

    private final Report report;
    private final TimeScale scale;
    private final Svg svg = new Svg();
    private int bars;

    private Timeline(Report report) {
        this.report = report;
        Instant from = report.period().from();
        this.scale = new TimeScale(from, report.period().to(), LEFT, WIDTH - LEFT - RIGHT);
    }

    /** The picture, as an SVG document in UTF-8. */
    public static String svg(Report report) {
        return new Timeline(report).draw();
    }

    private String draw() {
        List<Row> rows = rows();
        int height = TOP + rows.stream().mapToInt(Row::height).sum() + FOOT;
        if (rows.isEmpty()) {
            height += LANE;
        }
        Svg whole = new Svg();
        int y = TOP;
        for (Row row : rows) {
            row(row, y);
            y += row.height();
        }
        if (rows.isEmpty()) {
            svg.text(LEFT, TOP + LANE, "host", "Nothing would have fired.");
        }
        whole.raw(TimelineStyle.open(WIDTH, height, title()));
        new TimelineHead(whole, WIDTH).draw(title(), summary(rows.size()));
        axis(whole, height);
        return whole.raw(svg.toString().stripTrailing()).raw("</svg>").toString();
    }

    private String title() {
        return "What would have fired, " + Words.time(report.period().from()) + " to "
                + Words.time(report.period().to());
    }

    private List<String> summary(int rows) {
        Figures total = report.findings().total();
        String counts = total.alerts() + " alerts on " + total.hosts() + " of "
                + report.coverage().hosts() + " hosts, " + total.pages() + " pages, "
                + Words.number(report.pagesPerHostAndWeek()) + " per host and week, "
                + Words.percent(total.briefShare()) + " over within " + Words.duration(Episode.BRIEF)
                + " by themselves";
        String more = rows == MOST_ROWS ? "; the " + rows + " hosts with the most alerts are shown" : "";
        return List.of(counts + more, "Rules: " + report.findings().rules());
    }

    private record Row(String host, Lanes lanes) {
        int height() {
            return lanes.count() * LANE + 2 * PAD;
        }
    }

    /** The hosts with the most alerts, and where incidents are known also those on which nothing fired. */
    private List<Row> rows() {
        Map<String, List<Episode>> byHost = new TreeMap<>();
        report.accuracy()
                .ifPresent(accuracy -> accuracy.detections()
                        .forEach(detection -> byHost.put(detection.incident().host(), new ArrayList<>())));
        report.findings()
                .episodes()
                .forEach(episode -> byHost.computeIfAbsent(episode.subject().host(), any -> new ArrayList<>())
                        .add(episode));
        Comparator<Map.Entry<String, List<Episode>>> most =
                Comparator.comparing(entry -> -entry.getValue().size());
        return byHost.entrySet().stream()
                .sorted(most.thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ROWS)
                .map(entry -> new Row(entry.getKey(), new Lanes(entry.getValue(), scale, LEAST_WIDTH, MOST_LANES)))
                .toList();
    }

    private void row(Row row, int top) {
        svg.line("rule", 0, top, WIDTH, top);
        svg.text(LEFT - 8, top + PAD + LANE - 4, "host end", Words.cut(row.host(), LONGEST_HOST));
        incidents(row, top);
        for (Lanes.Placed placed : row.lanes().placed()) {
            if (bars++ < MOST_BARS) {
                bar(placed.episode(), top + PAD + placed.lane() * LANE);
            }
        }
    }

    private void incidents(Row row, int top) {
        report.accuracy()
                .ifPresent(accuracy -> accuracy.detections().stream()
                        .map(Detection::incident)
                        .filter(incident -> incident.host().equals(row.host()))
                        .forEach(incident -> incident(incident, top + 1, row.height() - 2)));
    }

    private void incident(Incident incident, double top, double height) {
        double x = scale.at(incident.start());
        double width = Math.max(LEAST_WIDTH, scale.at(incident.end()) - x);
        svg.box(
                "incident",
                new Svg.Box(x, top, width, height),
                "incident: " + incident.kind().name().toLowerCase(Locale.ROOT) + ", " + Words.time(incident.start())
                        + " to " + Words.time(incident.end()));
    }

    private void bar(Episode episode, double top) {
        double x = scale.at(episode.times().fired());
        double width = Math.max(LEAST_WIDTH, scale.at(episode.times().seenUntil()) - x);
        boolean critical = episode.course().worst() == Severity.CRITICAL;
        String style = (critical ? "critical" : "warning") + (episode.course().quiet() ? " quiet" : "");
        svg.box(style, new Svg.Box(x, top + 1, width, LANE - 2), title(episode));
        label(episode, critical ? "C" : "W", width).ifPresent(label -> {
            double plate = label.length() * LETTER + 3;
            svg.box("plate", new Svg.Box(x + 1, top + 2, plate, LANE - 4), title(episode));
            svg.text(x + 2, top + LANE - 4, "label", label);
        });
    }

    /** The longest that has room in the bar. */
    private static Optional<String> label(Episode episode, String letter, double width) {
        String rule = letter + " " + Words.cut(episode.subject().rule(), LONGEST_LABEL);
        String whole = rule + " " + Words.cut(episode.subject().deviceName(), LONGEST_LABEL);
        return Stream.of(whole.strip(), rule, letter)
                .filter(label -> label.length() * LETTER + 4 < width)
                .findFirst();
    }

    private static String title(Episode episode) {
        return Words.severity(episode.course().worst()) + (episode.course().quiet() ? ", quiet" : "") + ": "
                + episode.subject().rule() + ", " + Words.place(episode) + ", "
                + Words.time(episode.times().fired())
                + ", lasted " + Words.duration(episode.times().lasted())
                + (episode.times().stillFiring() ? ", still firing" : "") + ". " + episode.why();
    }

    private void axis(Svg whole, int height) {
        int bottom = height - FOOT;
        for (Instant tick : scale.ticks()) {
            whole.line("tick", scale.at(tick), TOP, scale.at(tick), bottom);
            whole.text(scale.at(tick), TOP - 6, "axis", scale.label(tick));
            whole.text(scale.at(tick), bottom + 16, "axis", scale.label(tick));
        }
        whole.line("rule", 0, bottom, WIDTH, bottom);
        whole.text(LEFT - 8, TOP - 6, "axis end", "UTC");
        whole.text(LEFT - 8, bottom + 16, "axis end", "UTC");
    }
}
