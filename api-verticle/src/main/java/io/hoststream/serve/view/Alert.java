package io.hoststream.serve.view;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.util.Map;

/**
 * An alert as its newest event left it.
 *
 * @param id identity, the same from its first to its last event
 * @param rule the rule's name
 * @param severity how bad
 * @param state where it is in its life
 * @param subject what it is about
 * @param reading the figures
 * @param summary one sentence for people
 */
public record Alert(
        String id, String rule, Severity severity, AlertState state, Subject subject, Reading reading, String summary) {

    /**
     * What an alert is about.
     *
     * @param host the host's name
     * @param hostId identity of the host's installation
     * @param metric the metric's name
     * @param labels labels of the device; empty for the whole host
     */
    public record Subject(String host, String hostId, String metric, Map<String, String> labels) {

        /** Keeps its own copy of the labels. */
        public Subject {
            labels = Map.copyOf(labels);
        }
    }

    /**
     * The figures of an alert.
     *
     * @param value the value that made the change, in the metric's unit
     * @param limit what it was held against
     * @param sinceMillis when the limit was first crossed, event time; milliseconds since 1970
     * @param atMillis when the change was, event time; milliseconds since 1970
     */
    public record Reading(double value, double limit, long sinceMillis, long atMillis) {}

    /** The alert after this event. */
    public static Alert of(AlertEvent event) {
        return new Alert(
                event.getId(),
                event.getRule(),
                event.getSeverity(),
                event.getState(),
                new Subject(event.getHost(), event.getHostId(), event.getMetric(), event.getDeviceLabels()),
                new Reading(
                        event.getValue(),
                        event.getLimit(),
                        event.getSince().toEpochMilli(),
                        event.getTime().toEpochMilli()),
                event.getSummary());
    }

    /** The name of the host it is about. */
    public String host() {
        return subject.host();
    }

    boolean fires() {
        return state == AlertState.FIRING;
    }

    boolean open() {
        return state != AlertState.RESOLVED;
    }
}
