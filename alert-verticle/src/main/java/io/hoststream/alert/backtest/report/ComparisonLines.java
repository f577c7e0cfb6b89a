package io.hoststream.alert.backtest.report;

import io.hoststream.alert.backtest.Comparison;
import io.hoststream.alert.backtest.Episode;
import io.hoststream.alert.backtest.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Two sets of rules side by side, for people. */
final class ComparisonLines {

    private static final int LONGEST_RULE = 30;

    private ComparisonLines() {}

    /** Alerts and pages of one rule. */
    private record Count(int alerts, int pages) {

        Count and(Count other) {
            return new Count(alerts + other.alerts, pages + other.pages);
        }
    }

    static List<String> of(Comparison comparison, int most) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Against " + Words.printable(comparison.against().rules()) + ":");
        lines.addAll(table(comparison).lines());
        lines.addAll(EpisodeLines.of(
                comparison.onlyHere(),
                most,
                "Only here, not there: " + comparison.onlyHere().size()));
        lines.addAll(EpisodeLines.of(
                comparison.onlyThere(),
                most,
                "Only there, not here: " + comparison.onlyThere().size()));
        return lines;
    }

    private static Table table(Comparison comparison) {
        Table table = new Table(1, "RULE", "ALERTS", "AGAINST", "", "PAGES", "AGAINST", "");
        Map<String, Count> here = counts(comparison.findings());
        Map<String, Count> there = counts(comparison.against());
        TreeSet<String> rules = new TreeSet<>(here.keySet());
        rules.addAll(there.keySet());
        Count none = new Count(0, 0);
        rules.forEach(rule -> row(table, rule, here.getOrDefault(rule, none), there.getOrDefault(rule, none)));
        row(
                table,
                "all",
                here.values().stream().reduce(none, Count::and),
                there.values().stream().reduce(none, Count::and));
        return table;
    }

    private static Map<String, Count> counts(Findings findings) {
        return findings.episodes().stream()
                .collect(Collectors.toMap(
                        episode -> episode.subject().rule(),
                        (Episode episode) -> new Count(1, episode.course().pages()),
                        Count::and,
                        TreeMap::new));
    }

    private static void row(Table table, String rule, Count here, Count there) {
        table.row(
                Words.cut(rule, LONGEST_RULE),
                Integer.toString(here.alerts()),
                Integer.toString(there.alerts()),
                more(here.alerts() - there.alerts()),
                Integer.toString(here.pages()),
                Integer.toString(there.pages()),
                more(here.pages() - there.pages()));
    }

    private static String more(int difference) {
        return difference == 0 ? "=" : String.format(Locale.ROOT, "%+d", difference);
    }
}
