package io.hoststream.alert.backtest.report;

import io.hoststream.alert.backtest.Episode;
import java.util.ArrayList;
import java.util.List;

/** Alerts for people: two lines each, what it was and why. */
final class EpisodeLines {

    private static final int WIDTH = 100;
    private static final int LONGEST_PLACE = 24;
    private static final int LONGEST_RULE = 18;
    private static final String INDENT = "    ";

    private EpisodeLines() {}

    /** Their lines under a headline, an empty line before; nothing if there are none. */
    static List<String> of(List<Episode> episodes, int most, String title) {
        List<String> lines = new ArrayList<>();
        if (episodes.isEmpty()) {
            return lines;
        }
        lines.add("");
        if (!title.isEmpty()) {
            lines.add(title);
        }
        List<Episode> shown = episodes.subList(0, Math.min(most, episodes.size()));
        List<String> rows = rows(shown);
        lines.add(Words.cut(rows.get(0), WIDTH));
        for (int i = 0; i < shown.size(); i++) {
            lines.add(Words.cut(rows.get(i + 1), WIDTH));
            lines.add(Words.cut(INDENT + marks(shown.get(i)) + shown.get(i).why(), WIDTH));
        }
        if (shown.size() < episodes.size()) {
            lines.add("and " + (episodes.size() - shown.size())
                    + " more; --list says how many are shown, --json and --csv have them all");
        }
        return lines;
    }

    /** A header, and a line for each. */
    private static List<String> rows(List<Episode> shown) {
        Table table = new Table(6, "FIRED", "LASTED", "SEVERITY", "RULE", "WHERE", "PEAK");
        shown.forEach(episode -> table.row(
                Words.time(episode.times().fired()),
                Words.duration(episode.times().lasted()) + (episode.times().stillFiring() ? "+" : ""),
                Words.severity(episode.course().worst()),
                Words.cut(episode.subject().rule(), LONGEST_RULE),
                Words.cut(Words.place(episode), LONGEST_PLACE),
                Words.peak(episode)));
        return table.lines();
    }

    private static String marks(Episode episode) {
        return (episode.course().quiet() ? "[quiet] " : "") + (episode.course().flapping() ? "[flapping] " : "");
    }
}
