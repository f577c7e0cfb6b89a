package io.hoststream.archive.history.files;

import io.hoststream.schema.metric.Metric;
import java.util.List;
import java.util.Map;

/**
 * A sample as the archive has it: what it is, and those of its values that were asked for.
 *
 * @param host the host's name
 * @param hostId identity of the host's installation
 * @param epochMillis start of the collector's run; milliseconds since 1970
 * @param sequence its number within the run
 * @param timeMillis when it was taken; milliseconds since 1970
 * @param delayMillis how long after that it arrived at the topic; below 0 if the host's clock is ahead
 * @param labels labels of the host
 * @param values its values, in no order that means anything
 */
public record ReplayedSample(
        String host,
        String hostId,
        long epochMillis,
        long sequence,
        long timeMillis,
        long delayMillis,
        Map<String, String> labels,
        List<Value> values) {

    /**
     * One value.
     *
     * @param metric what it is
     * @param device the device's short name; empty for the host as a whole
     * @param deviceLabels the labels of the device
     * @param value the value, in the metric's unit
     */
    public record Value(Metric metric, String device, Map<String, String> deviceLabels, double value) {}
}
