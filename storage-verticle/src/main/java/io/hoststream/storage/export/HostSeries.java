package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.ValueVisitor;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of one host into their families. Devices of one scope that cannot be told apart by their labels would
 * make the whole scrape invalid: the first stands, the others are left out.
 */
final class HostSeries implements ValueVisitor {

    private final Catalogue catalogue;
    private final List<Family> families;
    private final Labels hostLabels;
    private final Set<String> seen = new HashSet<>();
    private @Nullable Device device;
    private int lastMetric;
    private boolean repeated;
    private Labels labels;

    HostSeries(Catalogue catalogue, List<Family> families, Labels hostLabels) {
        this.catalogue = catalogue;
        this.families = families;
        this.hostLabels = hostLabels;
        this.labels = hostLabels;
    }

    @Override
    public void value(Metric metric, Device of, double value) {
        Catalogue.Place place = catalogue.place(metric);
        if (place == null) {
            return;
        }
        // The metrics of a device come in the catalogue's order: one that does not belongs to the next device.
        if (!of.equals(device) || metric.ordinal() <= lastMetric) {
            begin(metric, of);
        }
        lastMetric = metric.ordinal();
        if (!repeated) {
            Labels all = place.labels().isEmpty() ? labels : labels.merge(place.labels());
            families.get(place.family()).add(all, place.exposition().convert(value));
        }
    }

    private void begin(Metric metric, Device of) {
        device = of;
        repeated = !seen.add(metric.scope().id() + of.labels());
        labels = of.labels().isEmpty() ? hostLabels : hostLabels.merge(Catalogue.labels(of.labels()));
    }
}
