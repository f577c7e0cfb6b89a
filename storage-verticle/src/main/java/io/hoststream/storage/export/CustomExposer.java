package io.hoststream.storage.export;

import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the users' own metrics of all hosts under the names that they came with. A name that is one of hoststream's or of
 * this process's is refused: two meanings under one name would be wrong in every query. Used by one scrape at a time.
 */
final class CustomExposer {

    private static final Logger LOG = LoggerFactory.getLogger(CustomExposer.class);
    private static final int MOST_NAMED = 1000;
    private static final Set<String> CATALOGUE = catalogue();

    private final Exposer hosts;
    private final Counter refusals;
    private final Set<String> named = new HashSet<>();

    /** Shows the hosts that {@code hosts} shows, with the same labels. */
    CustomExposer(Exposer hosts, MeterRegistry meters) {
        this.hosts = hosts;
        this.refusals = Counter.builder("hoststream.export.custom.refused")
                .description(
                        "Series of the users' own that a scrape left out, since their names or labels are taken or wrong")
                .register(meters);
    }

    private static Set<String> catalogue() {
        Set<String> names = new HashSet<>();
        for (Metric metric : Metric.values()) {
            metric.exposition().ifPresent(exposition -> names.add(exposition.name()));
        }
        return names;
    }

    /** The families of the hosts that were heard from lately, beside the snapshots of the same scrape. */
    List<CustomFamily> expose(List<HostSeries> all, MetricSnapshots beside, long nowMillis) {
        Map<String, CustomFamily> families = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (HostSeries host : all) {
            List<CustomMetric> custom = host.sample().getCustom();
            if (custom != null && !custom.isEmpty() && hosts.isLive(host, nowMillis)) {
                if (taken.isEmpty()) {
                    taken = taken(beside);
                }
                add(host.sample(), custom, taken, families);
            }
        }
        return new ArrayList<>(families.values());
    }

    private void add(
            HostSample sample, List<CustomMetric> custom, Set<String> taken, Map<String, CustomFamily> families) {
        Map<String, String> hostLabels = hosts.labelsOf(sample);
        Set<List<Object>> seen = new HashSet<>();
        for (CustomMetric one : custom) {
            Map<String, String> labels = labels(hostLabels, one.getLabels());
            String family = family(one);
            boolean clash = taken.contains(one.getName()) || taken.contains(family);
            if (clash || !isName(family, true) || !seen.add(List.of(one.getName(), labels))) {
                refuse(one.getName(), sample.getHost());
            } else {
                families.computeIfAbsent(family, name -> new CustomFamily(name, one.getKind()))
                        .add(one.getName(), labels, one.getValue(), one.getKind(), one.getHelp());
            }
        }
    }

    private void refuse(String name, String host) {
        refusals.increment();
        if (named.size() < MOST_NAMED && isName(name, true) && named.add(name)) {
            LOG.warn("metric={} host={} is left out: the name is taken, or the same series came twice", name, host);
        }
    }

    /** A label whose name a host's series carry already goes by another, as Prometheus itself does it. */
    private static Map<String, String> labels(Map<String, String> host, Map<String, String> own) {
        Map<String, String> labels = new TreeMap<>(host);
        own.forEach((name, value) -> {
            if (isName(name, false)) {
                labels.put(host.containsKey(name) ? "exported_" + name : name, value);
            }
        });
        return labels;
    }

    private static String family(CustomMetric one) {
        String name = one.getName();
        int suffix = name.lastIndexOf('_');
        boolean grouped = one.getKind() == CustomKind.HISTOGRAM || one.getKind() == CustomKind.SUMMARY;
        boolean part = name.endsWith("_bucket") || name.endsWith("_sum") || name.endsWith("_count");
        return grouped && part ? name.substring(0, suffix) : name;
    }

    /** Every name in these snapshots, as Prometheus will know it. */
    private static Set<String> taken(MetricSnapshots snapshots) {
        Set<String> taken = new HashSet<>(CATALOGUE);
        for (MetricSnapshot snapshot : snapshots) {
            String name = snapshot.getMetadata().getPrometheusName();
            taken.add(name);
            if (snapshot instanceof CounterSnapshot) {
                taken.add(name + "_total");
            } else if (snapshot instanceof InfoSnapshot) {
                taken.add(name + "_info");
            } else if (snapshot instanceof HistogramSnapshot || snapshot instanceof SummarySnapshot) {
                taken.addAll(List.of(name + "_bucket", name + "_sum", name + "_count"));
            }
        }
        return taken;
    }

    /** Whether Prometheus takes it for a name: what is on the topic may be of anybody's making. */
    private static boolean isName(String name, boolean colons) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colons && c == ':');
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty() && !name.startsWith("__");
    }
}
