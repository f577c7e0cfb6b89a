package io.hoststream.storage.export;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/**
 * What one scrape is answered with.
 *
 * @param snapshots the metrics of the catalogue and of this process
 * @param custom the users' own
 */
record Scrape(MetricSnapshots snapshots, List<CustomFamily> custom) {}
