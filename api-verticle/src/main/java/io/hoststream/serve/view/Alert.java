package io.hoststream.serve.view;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;

/**
 * An alert as one of its events left it.
 *
 * @param event the event; nobody changes it
 */
public record Alert(AlertEvent event) {

    /** Identity, the same from its first to its last event. */
    public String id() {
        return event.getId();
    }

    /** The rule's name. */
    public String rule() {
        return event.getRule();
    }

    /** The name of the host it is about. */
    public String host() {
        return event.getHost();
    }

    /** How bad. */
    public Severity severity() {
        return event.getSeverity();
    }

    /** Where it is in its life. */
    public AlertState state() {
        return event.getState();
    }

    /** When the change was, event time; milliseconds since 1970. */
    public long atMillis() {
        return event.getTime().toEpochMilli();
    }

    /** Whether it is only shown and nobody is told. */
    public boolean quiet() {
        return event.getQuiet();
    }

    boolean fires() {
        return state() == AlertState.FIRING;
    }

    boolean open() {
        return state() != AlertState.RESOLVED;
    }
}
