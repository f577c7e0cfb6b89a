package io.hoststream.storage.naming;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue's own names. */
final class CatalogueNaming implements Naming {

    private final MetricTable table = new MetricTable();

    CatalogueNaming() {
        for (Metric metric : Metric.values()) {
            metric.exposition().ifPresent(exposition -> table.show(metric, exposition));
        }
    }

    @Override
    public String hostLabel() {
        return "host";
    }

    @Override
    public List<SeriesFamily> families() {
        return table.families();
    }

    @Override
    public void read(HostSample sample, @Nullable HostInfo info, LabelSource labels, SeriesVisitor visitor) {
        table.read(sample, labels, visitor);
    }
}
