package io.hoststream.notify;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one receiver was told last of each alert, bounded: the alerts that were silent longest are forgotten first. An
 * event is a repeat if it comes at or before the last one that was told, or says what was said last.
 */
final class Told {

    private static final int MOST_ALERTS = 50_000;

    /**
     * The last word about one alert.
     *
     * @param order its place among the alert's events
     * @param state the state that was told
     * @param severity the severity that was told
     * @param backlog whether it was history when it was told
     */
    record Word(long order, AlertState state, Severity severity, boolean backlog) {

        static Word of(AlertEvent event) {
            long order = event.getCause() == null
                    ? event.getTime().toEpochMilli()
                    : event.getCause().getLastOffset();
            return new Word(order, event.getState(), event.getSeverity(), event.getBacklog());
        }

        private boolean saysTheSameAs(Word other) {
            return state == other.state && severity == other.severity && backlog == other.backlog;
        }
    }

    private final Map<String, Word> words = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Word> eldest) {
            return size() > MOST_ALERTS;
        }
    };

    /** Whether the receiver knows already what the event says. */
    boolean knows(AlertEvent event) {
        Word last = words.get(event.getId());
        Word now = Word.of(event);
        return last != null && (now.order() <= last.order() || now.saysTheSameAs(last));
    }

    /** The event was told. */
    void add(AlertEvent event) {
        add(event.getId(), Word.of(event));
    }

    /** The alert's last word, as a record from before says. */
    void add(String id, Word word) {
        words.put(id, word);
    }
}
