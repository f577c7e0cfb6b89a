package io.hoststream.alert.engine;

import io.hoststream.schema.metric.Metrics;
import java.util.List;
import java.util.Map;

/**
 * What an alert of one host is about. Both names are in it: a rule that was given another metric is another rule.
 *
 * @param rule the rule's name
 * @param metric the metric's name
 * @param device the labels of the device, empty for the whole host
 */
record SeriesKey(String rule, String metric, Map<String, String> device) {

    /** The device's short name: the value of the label that tells devices of the metric's scope apart. */
    String deviceName() {
        List<String> labels =
                Metrics.find(metric).map(found -> found.scope().labels()).orElse(List.of());
        return labels.isEmpty() ? "" : device.getOrDefault(labels.get(0), "");
    }
}
