package io.hoststream.alert.engine;

import io.hoststream.avro.AlertEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gathers what was told of the hosts of one partition, event by event, and keeps of each series only what counts: its
 * last event. To be fed in the order of the topic.
 */
public final class Restoration implements Consumer<AlertEvent> {

    private record Id(HostKey host, SeriesKey key) {}

    private final Map<Id, Told> told = new HashMap<>();

    @Override
    public void accept(AlertEvent event) {
        Told first = Told.of(event);
        told.merge(new Id(first.host(), first.key()), first, (before, ignored) -> before.and(event));
    }

    /** Every series that was ever told of, with its last event. */
    public Collection<Told> told() {
        return told.values();
    }
}
