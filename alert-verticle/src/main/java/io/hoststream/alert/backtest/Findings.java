package io.hoststream.alert.backtest;

import java.util.List;
import java.util.Map;

/**
 * What one set of rules would have done.
 *
 * @param rules where the rules are from
 * @param episodes what fired, in the order in which it did
 * @param crossings how many times a limit was crossed, whether or not for long enough to fire
 * @param carriedOver how many alerts fired already when the time that counts began; they are not among the episodes
 * @param evaluated how many values were held against rules
 * @param warnings what makes these findings doubtful
 */
public record Findings(
        String rules, List<Episode> episodes, long crossings, long carriedOver, long evaluated, List<String> warnings) {

    /** Keeps its own copies. */
    public Findings {
        episodes = List.copyOf(episodes);
        warnings = List.copyOf(warnings);
    }

    /** All episodes, counted. */
    public Figures total() {
        return Figures.of(episodes);
    }

    /** The episodes counted by rule and severity. */
    public Map<Figures.Key, Figures> byRule() {
        return Figures.byRule(episodes);
    }
}
