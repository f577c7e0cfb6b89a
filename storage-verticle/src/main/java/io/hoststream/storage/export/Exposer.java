package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metrics;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns what the hosts said into Prometheus's snapshots: one family per name, one data point per series. Pure. */
final class Exposer {

    private static final double MILLIS = 1000;

    private final List<String> hostLabels;
    private final Duration staleAfter;

    /** Exposes these labels of the hosts, and hosts that were heard from within {@code staleAfter}. */
    Exposer(List<String> hostLabels, Duration staleAfter) {
        this.hostLabels = hostLabels;
        this.staleAfter = staleAfter;
    }

    /** The families at this time. */
    List<MetricSnapshot> expose(List<HostSeries> hosts, long nowMillis) {
        Map<String, Family> families = new LinkedHashMap<>();
        Family up = new Family("host_up", "1 if the host was heard from lately, 0 if it fell silent", false);
        Family seen =
                new Family("host_last_sample_timestamp_seconds", "When the newest sample of the host was taken", false);
        for (HostSeries host : hosts) {
            boolean live = isLive(host, nowMillis);
            Map<String, String> labels = labelsOf(host.sample());
            up.add(live ? 1 : 0, labels);
            seen.add(host.sample().getTime().toEpochMilli() / MILLIS, labels);
            if (live) {
                values(host.sample(), labels, families);
            }
        }
        List<MetricSnapshot> snapshots = new ArrayList<>();
        if (!hosts.isEmpty()) {
            snapshots.add(up.snapshot());
            snapshots.add(seen.snapshot());
        }
        families.values().forEach(family -> snapshots.add(family.snapshot()));
        return snapshots;
    }

    private static void values(HostSample sample, Map<String, String> hostLabels, Map<String, Family> families) {
        Metrics.read(sample, (metric, device, value) -> {
            // A kernel counter that underflowed shows as negative; as a counter it would fail the scrape of all hosts.
            if (metric.kind() == Kind.GAUGE || value >= 0) {
                metric.exposition()
                        .ifPresent(exposition -> families.computeIfAbsent(
                                        exposition.name(), name -> Family.of(metric, exposition))
                                .add(exposition.convert(value), together(hostLabels, device, exposition)));
            }
        });
    }

    private static Map<String, String> together(Map<String, String> host, Device device, Exposition exposition) {
        Map<String, String> labels = new TreeMap<>(host);
        labels.putAll(device.labels());
        labels.putAll(exposition.labels());
        return labels;
    }

    boolean isLive(HostSeries host, long nowMillis) {
        return !host.stale(nowMillis, staleAfter);
    }

    Map<String, String> labelsOf(HostSample sample) {
        Map<String, String> labels = new TreeMap<>();
        for (String name : hostLabels) {
            String value = sample.getLabels().get(name);
            if (value != null && !value.isEmpty()) {
                labels.put(name, value);
            }
        }
        labels.put("host", sample.getHost());
        return labels;
    }
}
