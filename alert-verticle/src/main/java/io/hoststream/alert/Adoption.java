package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.SeriesWatch;
import io.hoststream.avro.Severity;
import io.hoststream.avro.WatchRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes over alerts that an instance told which stored no states: of each series its last event, if that is not an end. To be
 * fed in the order of the topic. What such a host said since is found by its offset alone.
 */
final class Adoption implements Consumer<AlertEvent> {

    private static final int UNKNOWN_INTERVAL = 10_000;

    private record Series(String host, String hostId, String rule, String metric, Map<String, String> device) {}

    private record Last(AlertEvent event, @Nullable Severity told) {}

    private final Map<Series, Last> open = new LinkedHashMap<>();

    @Override
    public void accept(AlertEvent event) {
        Series key = new Series(
                event.getHost(),
                event.getHostId(),
                event.getRule(),
                event.getMetric(),
                Map.copyOf(event.getDeviceLabels()));
        Last before = open.remove(key);
        if (event.getState() != AlertState.RESOLVED) {
            open.put(key, new Last(event, told(event, before)));
        }
    }

    private static @Nullable Severity told(AlertEvent event, @Nullable Last before) {
        if (event.getState() == AlertState.FIRING && !event.getBacklog()) {
            return event.getSeverity();
        }
        return before != null && before.event().getId().equals(event.getId()) ? before.told() : null;
    }

    /** What is known of the hosts that have open alerts, by what they told. */
    List<HostWatch> watches() {
        Map<String, List<Last>> hosts = new LinkedHashMap<>();
        open.forEach((key, last) -> hosts.computeIfAbsent(key.host() + "/" + key.hostId(), any -> new ArrayList<>())
                .add(last));
        return hosts.values().stream().map(Adoption::watch).toList();
    }

    private static HostWatch watch(List<Last> alerts) {
        AlertEvent newest = alerts.get(alerts.size() - 1).event();
        return new HostWatch(
                newest.getHost(),
                newest.getHostId(),
                newest.getHostLabels(),
                Instant.EPOCH,
                0L,
                offset(newest),
                newest.getTime(),
                newest.getTime(),
                UNKNOWN_INTERVAL,
                alerts.stream().map(Adoption::series).toList(),
                List.of());
    }

    private static long offset(AlertEvent event) {
        return event.getCause() == null ? Placement.NOWHERE : event.getCause().getLastOffset();
    }

    private static SeriesWatch series(Last last) {
        AlertEvent event = last.event();
        long first =
                event.getCause() == null ? Placement.NOWHERE : event.getCause().getFirstOffset();
        return new SeriesWatch(
                event.getRule(),
                event.getMetric(),
                event.getDeviceLabels(),
                event.getState(),
                new WatchRun(event.getSince(), first),
                event.getSeverity(),
                event.getLimit(),
                last.told(),
                null,
                null,
                null,
                event.getValue(),
                event.getTime(),
                offset(event),
                List.of());
    }
}
