package io.hoststream.alert.rule;

import java.util.List;

/**
 * Which series a rule is for.
 *
 * @param where hosts and devices
 * @param minimum what has to go on beside: a percentage of next to nothing is no alert. While one of them is not reached, or not
 *     known, the limits count as not crossed
 */
public record Target(Selector where, List<Minimum> minimum) {

    /** Keeps its own copy of the list. */
    public Target {
        minimum = List.copyOf(minimum);
    }
}
