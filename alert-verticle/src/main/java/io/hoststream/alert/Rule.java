package io.hoststream.alert;

import io.hoststream.schema.metric.Metric;
import java.time.Duration;

/**
 * What is watched, and from when on it is told.
 *
 * @param name the rule's name, unique among the rules
 * @param metric the metric that is watched
 * @param threshold the limits
 * @param hold how long a limit has to be crossed, in every sample, before the alert fires; event time
 * @param where which hosts and devices it is for
 * @param subject what the sentence to people begins with, such as {@code CPU of {host}}
 */
record Rule(String name, Metric metric, Threshold threshold, Duration hold, Selector where, String subject) {

    /** Stands for the host's name in a subject. */
    static final String HOST = "{host}";

    /** Stands for the device's name in a subject. */
    static final String DEVICE = "{device}";

    /** The subject of a metric where a rule gives none; {@code device} is empty for the host as a whole. */
    static String subjectOf(String metric, String device) {
        return device.isEmpty() ? metric + " of " + HOST : metric + " of " + DEVICE + " on " + HOST;
    }
}
