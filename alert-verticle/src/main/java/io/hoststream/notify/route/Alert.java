package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the topic tells of it.
 *
 * @param event its newest event that may be told
 * @param fired when the topic got its first such event; null if that is not known any more
 * @param changed when the topic got the event
 * @param over whether it has ended
 */
record Alert(AlertEvent event, @Nullable Instant fired, Instant changed, boolean over) {

    String id() {
        return event.getId();
    }
}
