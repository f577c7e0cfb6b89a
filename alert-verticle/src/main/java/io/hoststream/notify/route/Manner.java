package io.hoststream.notify.route;

import java.util.List;
import java.util.Optional;

/**
 * How the alerts of a route are told.
 *
 * @param groupBy the traits and labels that the alerts of one group have in common
 * @param pace how fast
 * @param resolved whether it is told when alerts are over
 * @param quiet hours in which nothing is told that can wait
 */
public record Manner(List<String> groupBy, Pace pace, boolean resolved, Optional<QuietHours> quiet) {

    /** What holds where nothing else is set. */
    public static final Manner STANDARD =
            new Manner(List.of(AlertTrait.RULE, "group"), Pace.STANDARD, true, Optional.empty());

    /** Keeps its own copy. */
    public Manner {
        groupBy = List.copyOf(groupBy);
    }

    /** In words, such as {@code grouped by rule, group; first message after 30s, then at most every 5m, again after 4h}. */
    public String words() {
        return (groupBy.isEmpty() ? "in one group" : "grouped by " + String.join(", ", groupBy)) + "; "
                + MannerReader.words(pace)
                + (resolved ? "" : "; the end is not told")
                + quiet.map(hours -> "; quiet from " + hours.from() + " to " + hours.to() + " " + hours.zone())
                        .orElse("");
    }

    Manner at(Pace other) {
        return new Manner(groupBy, other, resolved, Optional.empty());
    }
}
