package io.hoststream.serve.view;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * All events of one alert, the oldest first. Of an alert that changes again and again the first event and the newest ones
 * are kept.
 */
public final class AlertLife {

    /** The most events that are kept of one alert. */
    static final int MOST_EVENTS = 200;

    private static final int EVENT_BYTES = 600;
    private static final int TEXT_BYTES = 48;

    private final List<AlertEvent> events = new ArrayList<>();
    private int omitted;
    private long bytes;

    AlertLife(AlertEvent first) {
        events.add(first);
        bytes = bytes(first);
    }

    /** Adds an event; says whether it is one that was not there. */
    boolean add(AlertEvent event) {
        AlertEvent last = newest();
        if (event.getTime().isBefore(last.getTime()) || event.equals(last)) {
            return false;
        }
        events.add(event);
        bytes += bytes(event);
        if (events.size() > MOST_EVENTS) {
            bytes -= bytes(events.remove(1));
            omitted++;
        }
        return true;
    }

    /** The events that are kept, the oldest first. */
    public List<AlertEvent> events() {
        return List.copyOf(events);
    }

    /** How many events there were, those included that are not kept. */
    public int eventCount() {
        return events.size() + omitted;
    }

    /** The event that stands. */
    public AlertEvent newest() {
        return events.get(events.size() - 1);
    }

    /** The event that says the most: the last one that fired, or the newest of an alert that never did. */
    public AlertEvent telling() {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).getState() == AlertState.FIRING) {
                return events.get(i);
            }
        }
        return newest();
    }

    /** When it fired first, of what is kept; milliseconds since 1970. Empty if it never did. */
    public OptionalLong firedAt() {
        return events.stream()
                .filter(event -> event.getState() == AlertState.FIRING)
                .mapToLong(event -> event.getTime().toEpochMilli())
                .findFirst();
    }

    /** When it was over; milliseconds since 1970. Empty if it is not. */
    public OptionalLong endedAt() {
        AlertEvent newest = newest();
        return newest.getState() == AlertState.RESOLVED
                ? OptionalLong.of(newest.getTime().toEpochMilli())
                : OptionalLong.empty();
    }

    /** How bad it was at the worst. */
    public Severity worst() {
        return events.stream()
                .map(AlertEvent::getSeverity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The host that it is about. */
    public String host() {
        return newest().getHost();
    }

    /** Where it stands in the history. */
    public HistoryPlace place() {
        AlertEvent first = events.get(0);
        return new HistoryPlace(first.getSince().toEpochMilli(), first.getId());
    }

    /** About how much memory it takes. */
    long bytes() {
        return bytes;
    }

    private static long bytes(AlertEvent event) {
        return EVENT_BYTES
                + event.getSummary().length()
                + event.getRunbook().length()
                + bytes(event.getHostLabels())
                + bytes(event.getDeviceLabels())
                + bytes(event.getLabels());
    }

    private static long bytes(Map<String, String> labels) {
        long bytes = 0;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            bytes += 3 * TEXT_BYTES + label.getKey().length() + label.getValue().length();
        }
        return bytes;
    }
}
