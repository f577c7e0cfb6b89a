package io.hoststream.alert.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two sets of rules do with the same samples. Two alerts are the same one if they are about the same series of the same
 * host, go by the same kind of rule, and fire at the same time, if only for a moment.
 *
 * @param findings of the rules that are tried
 * @param against of the rules that they are held against
 * @param onlyHere alerts of the former alone
 * @param onlyThere alerts of the latter alone
 */
public record Comparison(Findings findings, Findings against, List<Episode> onlyHere, List<Episode> onlyThere) {

    /** Keeps its own copies. */
    public Comparison {
        onlyHere = List.copyOf(onlyHere);
        onlyThere = List.copyOf(onlyThere);
    }

    /** Compares two findings about the same samples. */
    public static Comparison of(Findings findings, Findings against) {
        return new Comparison(
                findings,
                against,
                without(findings.episodes(), against.episodes()),
                without(against.episodes(), findings.episodes()));
    }

    private static List<Episode> without(List<Episode> episodes, List<Episode> others) {
        Map<String, List<Episode>> byHost = new HashMap<>();
        others.forEach(other ->
                byHost.computeIfAbsent(key(other), any -> new ArrayList<>()).add(other));
        return episodes.stream()
                .filter(episode ->
                        byHost.getOrDefault(key(episode), List.of()).stream().noneMatch(other -> same(episode, other)))
                .toList();
    }

    private static String key(Episode episode) {
        return episode.subject().host() + "\n" + episode.subject().metric();
    }

    private static boolean same(Episode one, Episode other) {
        return one.subject().sameSeries(other.subject()) && one.times().overlaps(other.times());
    }
}
