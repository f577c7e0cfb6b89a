package io.hoststream.pipeline.form;

import io.hoststream.pipeline.settings.Suggestions;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the key or severity that was probably meant, as other programs of this field call them. */
public final class Words {

    /** Longer words are no slips, and comparing them costs time and memory with the square of their length. */
    public static final int LONGEST = 64;

    /** What other programs call the same. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("warn", "warning"),
            Map.entry("crit", "critical"),
            Map.entry("error", "critical"),
            Map.entry("page", "critical"),
            Map.entry("greater", "above"),
            Map.entry("less", "below"),
            Map.entry("recovery", "clear"),
            Map.entry("keep_firing_for", "keep-firing-for"),
            Map.entry("hysteresis", "clear"),
            Map.entry("duration", "for"),
            Map.entry("selector", "where"),
            Map.entry("match", "where"),
            Map.entry("exclude", "not-hosts"),
            Map.entry("runbook_url", "runbook"),
            Map.entry("absent", "silent"),
            Map.entry("rate", "change"),
            Map.entry("predict", "forecast"));

    private Words() {}

    /** {@code "; did you mean X?"}, or nothing. */
    public static String hint(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return "";
        }
        return Suggestions.closest(word, known)
                .or(() -> Optional.ofNullable(ELSEWHERE.get(word.toLowerCase(Locale.ROOT)))
                        .filter(known::contains))
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("");
    }
}
