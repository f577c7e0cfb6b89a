package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The series of one host that are in an alert, or were lately. A series that never was costs nothing. */
final class Series {

    private static final Comparator<SeriesKey> ORDER = Comparator.comparing(SeriesKey::rule)
            .thenComparing(SeriesKey::metric)
            .thenComparing(key -> new TreeMap<>(key.device()).toString());

    private final Map<SeriesKey, SeriesState> states = new HashMap<>(0);
    private boolean changed;

    /** Whether nothing is known of any. */
    boolean none() {
        return states.isEmpty();
    }

    @Nullable
    SeriesState of(SeriesKey key) {
        return states.get(key);
    }

    /** Takes over what a record says. */
    void restore(SeriesKey key, SeriesState state) {
        states.put(key, state);
    }

    /** Brings an alert's last value up to date, and nothing else. */
    void touch(SeriesKey key, Observation seen) {
        if (states.get(key) instanceof Active alert) {
            states.put(key, alert.at(seen));
        }
    }

    /** Takes a step of a series. */
    void apply(SeriesKey key, @Nullable Rule rule, Step step, Outcome outcome) {
        boolean forgotten = step.state() instanceof Calm calm && calm.recent().none();
        SeriesState before = forgotten ? states.remove(key) : states.put(key, step.state());
        changed |= step.change() != null || (before != null && !step.state().sameButLast(before));
        if (step.change() != null) {
            outcome.changed(key, rule, step.change());
        }
    }

    /** Ends an alert although no value says so; of one that is over forgets when it fired. */
    void end(SeriesKey key, @Nullable Rule rule, Change.Kind why, Observation at, Outcome outcome) {
        if (states.get(key) instanceof Active alert) {
            apply(key, rule, alert.end(why, at), outcome);
        }
        if (why == Change.Kind.UNWATCHED) {
            changed |= states.remove(key) != null;
        }
    }

    /** Forgets the fires that do not count any more at that event time. */
    void prune(SeriesKey key, Calm calm, Rule rule, Instant now) {
        if (calm.recent().lately(rule.timing().flapping().within(), now).none()) {
            states.remove(key);
        }
    }

    /** The keys of all of them, in an order that does not depend on how they came here. */
    List<SeriesKey> keys() {
        if (states.size() == 1) {
            return List.copyOf(states.keySet());
        }
        List<SeriesKey> keys = new ArrayList<>(states.keySet());
        keys.sort(ORDER);
        return keys;
    }

    /** How many alerts are pending or firing. */
    int active() {
        int active = 0;
        for (SeriesState state : states.values()) {
            active += state instanceof Active ? 1 : 0;
        }
        return active;
    }

    /** Whether anything but last values changed since this was asked last. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }
}
