package io.hoststream.alert.backtest.report;

import io.hoststream.alert.backtest.Coverage;
import io.hoststream.alert.backtest.Episode;
import io.hoststream.alert.backtest.Figures;
import io.hoststream.alert.backtest.Findings;
import io.hoststream.alert.backtest.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for people, readable at a hundred columns. */
public final class TextReport {

    private static final int WIDTH = 100;
    private static final int LONGEST_RULE = 16;
    private static final int MOST_HOSTS = 5;

    private static final String[] HEADER = {
        "RULE", "SEVERITY", "ALERTS", "PAGES", "PER WEEK", "HOSTS", "MEDIAN", "95 %", "BRIEF", "FLAPS", "STILL"
    };

    private final Report report;
    private final int mostEpisodes;
    private final List<String> lines = new ArrayList<>();

    private TextReport(Report report, int mostEpisodes) {
        this.report = report;
        this.mostEpisodes = mostEpisodes;
    }

    /** The lines of a report; of every list no more than so many entries. */
    public static List<String> lines(Report report, int mostEpisodes) {
        return new TextReport(report, mostEpisodes).write();
    }

    private List<String> write() {
        head();
        figures(report.findings());
        budget(report.findings());
        lines.addAll(EpisodeLines.of(report.findings().episodes(), mostEpisodes, ""));
        report.against().ifPresent(comparison -> lines.addAll(ComparisonLines.of(comparison, mostEpisodes)));
        report.accuracy().ifPresent(accuracy -> lines.addAll(AccuracyLines.of(accuracy, mostEpisodes)));
        warnings();
        return lines;
    }

    private void head() {
        Coverage coverage = report.coverage();
        lines.add(Words.time(report.period().from()) + " to "
                + Words.time(report.period().to()) + " ("
                + Words.duration(report.period().length()) + "), rules: "
                + Words.printable(report.findings().rules()));
        lines.add(String.format(
                Locale.ROOT,
                "%s, %,d samples, %,d values read in %.1f s (%,.0f a second)",
                coverage.hosts() == 1 ? "1 host" : String.format(Locale.ROOT, "%,d hosts", coverage.hosts()),
                coverage.samples(),
                coverage.values(),
                report.took().toMillis() / 1000.0,
                report.valuesPerSecond()));
        Duration learned =
                Duration.between(report.period().learnFrom(), report.period().from());
        lines.add(
                learned.isZero()
                        ? "Nothing was learned from the time before: rules that learn know less than they would."
                        : "Samples of up to " + Words.duration(learned) + " before were learned from; no alert of that"
                                + " time counts.");
    }

    private void figures(Findings findings) {
        lines.add("");
        if (findings.episodes().isEmpty()) {
            lines.add("Nothing would have fired.");
            return;
        }
        Table table = new Table(2, HEADER);
        for (Map.Entry<Figures.Key, Figures> entry : findings.byRule().entrySet()) {
            row(table, entry.getKey().rule(), Words.severity(entry.getKey().severity()), entry.getValue());
        }
        row(table, "all", "", findings.total());
        lines.addAll(table.lines());
        lines.add("");
        lines.add(
                "PAGES: told, without routes and grouping (when it fired, and when it became worse). PER WEEK: pages");
        lines.add("per host and week. MEDIAN, 95 %: how long they fired. BRIEF: over within "
                + Words.duration(Episode.BRIEF) + ", by themselves.");
        lines.add("FLAPS: came so often that they were held on. STILL: firing at the end.");
    }

    private void row(Table table, String rule, String severity, Figures figures) {
        table.row(
                Words.cut(rule, LONGEST_RULE),
                severity,
                Integer.toString(figures.alerts()),
                Integer.toString(figures.pages()),
                Words.number(report.coverage().perHostAndWeek(figures.pages())),
                Integer.toString(figures.hosts()),
                Words.duration(figures.durations().median()),
                Words.duration(figures.durations().most()),
                figures.brief() + " (" + Words.percent(figures.briefShare()).replace(" ", "") + ")",
                Integer.toString(figures.flapping()),
                Integer.toString(figures.stillFiring()));
    }

    private void budget(Findings findings) {
        Figures total = findings.total();
        lines.add("");
        lines.add(Words.number(report.pagesPerHostAndWeek()) + " pages per host and week ("
                + total.pages() + " in " + Words.duration(report.coverage().hostTime()) + " of hosts' time); "
                + Words.percent(total.briefShare())
                + " of the alerts resolved themselves within " + Words.duration(Episode.BRIEF) + ".");
        lines.add(String.format(
                Locale.ROOT,
                "Limits were crossed %,d times; %,d alerts fired already at the start and are not counted.",
                findings.crossings(),
                findings.carriedOver()));
        if (!findings.episodes().isEmpty()) {
            lines.add(Words.cut("Most of them on: " + loudest(findings.episodes()), WIDTH));
        }
    }

    private static String loudest(List<Episode> episodes) {
        Map<String, Long> byHost = episodes.stream()
                .collect(Collectors.groupingBy(episode -> episode.subject().host(), Collectors.counting()));
        return byHost.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_HOSTS)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private void warnings() {
        List<String> all = new ArrayList<>(report.warnings());
        all.addAll(report.findings().warnings());
        report.against()
                .ifPresent(comparison -> comparison
                        .against()
                        .warnings()
                        .forEach(warning -> all.add(comparison.against().rules() + ": " + warning)));
        if (!all.isEmpty()) {
            lines.add("");
            all.forEach(warning -> lines.add("note: " + Words.printable(warning)));
        }
    }
}
