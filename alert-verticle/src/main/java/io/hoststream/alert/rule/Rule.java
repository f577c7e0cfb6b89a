package io.hoststream.alert.rule;

import java.util.List;

/**
 * What is watched, and from when on it is told.
 *
 * @param name the rule's name, unique among the rules
 * @param signal what is held against the limits
 * @param threshold the limits, in the signal's unit
 * @param timing how long limits have to be crossed, and how long they have to be clear
 * @param target which hosts and devices it is for, and how much has to go on there
 * @param wording how its alerts are told
 * @param variants what is in force instead for some hosts: the first that fits counts
 */
public record Rule(
        String name,
        Signal signal,
        Threshold threshold,
        Timing timing,
        Target target,
        Wording wording,
        List<Variant> variants) {

    /** Keeps its own copy of the variants. */
    public Rule {
        variants = List.copyOf(variants);
    }

    /** The same with an address in front of runbooks that have none of their own, in its variants as well. */
    Rule linked(String base) {
        List<Variant> others = variants.stream()
                .map(variant -> new Variant(variant.where(), variant.rule().map(rule -> rule.linked(base))))
                .toList();
        return new Rule(name, signal, threshold, timing, target, wording.linked(base), others);
    }
}
