package io.hoststream.serve.view;

import io.hoststream.avro.AlertEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The alerts of the past and of now, each with all its events. Bounded: what changed longest ago goes first. */
final class AlertHistory {

    /**
     * How much is kept.
     *
     * @param alerts the most alerts
     * @param age after how long without a change an alert goes
     * @param bytes about how much memory at the most
     */
    record Bounds(int alerts, Duration age, long bytes) {

        /** As long as the topic keeps them, and within a small heap. */
        static final Bounds STANDARD = new Bounds(10_000, Duration.ofDays(30), 48L << 20);
    }

    private final Bounds bounds;
    /** By the order of their last changes. */
    private final Map<String, AlertLife> byChange = new LinkedHashMap<>();

    private final NavigableMap<HistoryPlace, AlertLife> byPlace = new TreeMap<>();
    private long bytes;

    AlertHistory(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Takes an event in. One that was there already, or is older than what is there, changes nothing. */
    void add(AlertEvent event) {
        AlertLife life = byChange.get(event.getId());
        if (life == null) {
            life = new AlertLife(event);
            byPlace.put(life.place(), life);
            bytes += life.bytes();
        } else {
            long before = life.bytes();
            if (!life.add(event)) {
                return;
            }
            bytes += life.bytes() - before;
            byChange.remove(event.getId());
        }
        byChange.put(event.getId(), life);
        while (byChange.size() > bounds.alerts() || (bytes > bounds.bytes() && byChange.size() > 1)) {
            removeFirst();
        }
    }

    /** Lets go of what has not changed for too long. */
    void forget(long nowMillis) {
        long oldest = nowMillis - bounds.age().toMillis();
        while (!byChange.isEmpty()
                && byChange.values().iterator().next().newest().getTime().toEpochMilli() < oldest) {
            removeFirst();
        }
    }

    Optional<AlertLife> find(String id) {
        return Optional.ofNullable(byChange.get(id));
    }

    /** So many alerts that match, from a place on: those that began last come first. */
    List<AlertLife> from(Optional<HistoryPlace> place, Predicate<AlertLife> wanted, int most) {
        NavigableMap<HistoryPlace, AlertLife> rest =
                place.map(first -> byPlace.tailMap(first, true)).orElse(byPlace);
        List<AlertLife> found = new ArrayList<>();
        for (AlertLife life : rest.values()) {
            if (found.size() == most) {
                break;
            }
            if (wanted.test(life)) {
                found.add(life);
            }
        }
        return found;
    }

    int size() {
        return byChange.size();
    }

    private void removeFirst() {
        Iterator<AlertLife> eldest = byChange.values().iterator();
        AlertLife gone = eldest.next();
        eldest.remove();
        byPlace.remove(gone.place());
        bytes -= gone.bytes();
    }
}
