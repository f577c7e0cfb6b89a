package io.hoststream.alert.rule;

import java.util.Map;

/**
 * How a rule's alerts are told.
 *
 * @param subject what the sentence to people begins with, such as {@code CPU of {host}}
 * @param runbook where it is written what to do; empty for nowhere
 * @param labels labels that its alerts carry, such as team
 * @param quiet whether they are only shown and never told
 */
public record Wording(String subject, String runbook, Map<String, String> labels, boolean quiet) {

    /** Stands for the host's name in a subject. */
    public static final String HOST = "{host}";

    /** Stands for the device's name in a subject. */
    public static final String DEVICE = "{device}";

    /** Keeps its own copy of the labels. */
    public Wording {
        labels = Map.copyOf(labels);
    }

    /** The same with an address in front of a runbook that has none of its own. */
    Wording linked(String base) {
        boolean bare = !runbook.isEmpty() && !runbook.contains("://");
        String address = base.endsWith("/") ? base : base + '/';
        return bare ? new Wording(subject, address + runbook, labels, quiet) : this;
    }

    /** The subject of a metric where a rule gives none; {@code device} is empty for the host as a whole. */
    public static String subjectOf(String metric, String device) {
        return device.isEmpty() ? metric + " of " + HOST : metric + " of " + DEVICE + " on " + HOST;
    }
}
