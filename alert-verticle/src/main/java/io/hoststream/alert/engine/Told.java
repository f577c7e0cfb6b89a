package io.hoststream.alert.engine;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the topic says of one series, once all its events have been read.
 *
 * @param host the host
 * @param key the series
 * @param event the last event
 * @param firstOffset the offset of the sample with which the alert began
 * @param severity the severity that people could last be told of the alert, in time; null for none
 */
public record Told(
        HostKey host,
        SeriesKey key,
        AlertEvent event,
        long firstOffset,
        @Nullable Severity severity) {

    /** The first event of a series. */
    public static Told of(AlertEvent event) {
        HostKey host = new HostKey(event.getHost(), event.getHostId());
        SeriesKey key = new SeriesKey(event.getRule(), event.getMetric(), Map.copyOf(event.getDeviceLabels()));
        return new Told(host, key, event, began(event), heard(event, null));
    }

    /** After one more event of the same series. An event that comes late, from an instance that was cut off, is passed over. */
    public Told and(AlertEvent next) {
        if (offset(next) < offset()) {
            return this;
        }
        boolean same = next.getId().equals(event.getId());
        return new Told(host, key, next, same ? firstOffset : began(next), heard(next, same ? severity : null));
    }

    private static long began(AlertEvent event) {
        return event.getCause() == null ? -1 : event.getCause().getFirstOffset();
    }

    private static @Nullable Severity heard(AlertEvent event, @Nullable Severity before) {
        return event.getState() == AlertState.FIRING && !event.getBacklog() ? event.getSeverity() : before;
    }

    /** The offset of the sample that made the last change; -1 where the event does not say. */
    public long offset() {
        return offset(event);
    }

    private static long offset(AlertEvent event) {
        return event.getCause() == null ? -1 : event.getCause().getLastOffset();
    }

    public boolean over() {
        return event.getState() == AlertState.RESOLVED;
    }

    /** The state that the events led to; the runs under way are in no event and come from reading samples again. */
    public Active state() {
        Run first = new Run(event.getSince(), firstOffset);
        Instant time = event.getTime();
        Observation last = new Observation(event.getValue(), time, offset(), !event.getBacklog(), true);
        return event.getState() == AlertState.PENDING
                ? new Pending(first, event.getSeverity(), event.getLimit(), Runs.NONE, last)
                : new Firing(first, event.getSeverity(), event.getLimit(), severity, Runs.NONE, last);
    }
}
