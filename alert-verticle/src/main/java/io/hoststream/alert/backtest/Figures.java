package io.hoststream.alert.backtest;

import io.hoststream.avro.Severity;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Episodes, counted.
 *
 * @param alerts how many
 * @param pages how many times somebody would have been told, without routes and grouping
 * @param brief how many were over within {@link Episode#BRIEF}, by themselves
 * @param stillFiring how many were not over at the end
 * @param flapping how many came so often that they were held on
 * @param hosts on how many hosts
 * @param durations how long they fired
 */
public record Figures(int alerts, int pages, int brief, int stillFiring, int flapping, int hosts, Durations durations) {

    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.95;

    /**
     * How long alerts fired; those that still fire as long as was seen. Zero where there are none.
     *
     * @param median half of them were over by then
     * @param most 95 of a hundred were over by then
     */
    public record Durations(Duration median, Duration most) {}

    /**
     * What is counted apart.
     *
     * @param rule the rule's name
     * @param severity how bad the alerts became
     */
    public record Key(String rule, Severity severity) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::rule)
                    .thenComparing(Key::severity, Comparator.reverseOrder())
                    .compare(this, other);
        }
    }

    /** All of them. */
    public static Figures of(List<Episode> episodes) {
        return new Figures(
                episodes.size(),
                episodes.stream().mapToInt(episode -> episode.course().pages()).sum(),
                count(episodes, Episode::resolvedItself),
                count(episodes, episode -> episode.times().stillFiring()),
                count(episodes, episode -> episode.course().flapping()),
                (int) episodes.stream()
                        .map(episode -> episode.subject().host())
                        .distinct()
                        .count(),
                durations(episodes));
    }

    /** By rule and severity. */
    public static Map<Key, Figures> byRule(List<Episode> episodes) {
        Map<Key, List<Episode>> groups = episodes.stream()
                .collect(Collectors.groupingBy(
                        episode -> new Key(
                                episode.subject().rule(), episode.course().worst()),
                        TreeMap::new,
                        Collectors.toList()));
        Map<Key, Figures> figures = new TreeMap<>();
        groups.forEach((key, group) -> figures.put(key, of(group)));
        return figures;
    }

    /** Which share was over within {@link Episode#BRIEF}, by itself; from 0 to 1, 0 where there are none. */
    public double briefShare() {
        return alerts == 0 ? 0 : (double) brief / alerts;
    }

    private static int count(List<Episode> episodes, Predicate<Episode> wanted) {
        return (int) episodes.stream().filter(wanted).count();
    }

    private static Durations durations(List<Episode> episodes) {
        List<Duration> sorted = episodes.stream()
                .map(episode -> episode.times().lasted())
                .sorted()
                .toList();
        return new Durations(rank(sorted, MEDIAN), rank(sorted, MOST));
    }

    private static Duration rank(List<Duration> sorted, double share) {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
