package io.hoststream.storage.naming;

import io.hoststream.schema.metric.Device;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the label sets of one host. */
public interface LabelSource {

    /**
     * The labels of a series: the host's, the device's and the series' own; null where another device of the same sample
     * has the same labels, of which only the first one counts.
     *
     * @param device the device, one object for all of its series in a sample
     * @param fixed what the family adds, such as {@code {mode=user}}
     */
    @Nullable
    SeriesLabels of(Device device, Map<String, String> fixed);
}
