package io.hoststream.storage.naming;

import io.hoststream.avro.HostSample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How all series are named and labelled. External labels are put on every series whose own labels have no such name: the
 * series' own win, as with Prometheus's {@code external_labels}.
 *
 * @param naming gives the series their names
 * @param chosen the labels of a host that become labels of its series, where it has them
 * @param external labels of every series
 */
public record Labelling(Naming naming, List<String> chosen, Map<String, String> external) {

    /** Keeps copies of its own; complains about what Prometheus would not take for a label. */
    public Labelling {
        chosen = List.copyOf(chosen);
        external = Map.copyOf(external);
        checkExternal(external);
    }

    /** Complains with what was found and what is expected, as settings do. */
    public static void checkExternal(Map<String, String> external) {
        new TreeMap<>(external).forEach((name, value) -> {
            if (!Names.isLabel(name)) {
                throw new IllegalArgumentException(
                        "export.external-labels: \"" + name + "\" is not the name of a label:"
                                + " expected letters, digits and underscores, no digit first and not two underscores first");
            }
            if (value.isEmpty()) {
                throw new IllegalArgumentException("export.external-labels: " + name
                        + " has no value: to Prometheus a label without a value is no label");
            }
        });
    }

    /** The keeper of one host's label sets. */
    public NamedHost host() {
        return new NamedHost(this);
    }

    /** The labels that a host's every series gets, the external ones left out. */
    Map<String, String> ofHost(HostSample sample) {
        Map<String, String> labels = new TreeMap<>();
        for (String name : chosen) {
            String value = sample.getLabels().get(name);
            if (value != null && !value.isEmpty()) {
                labels.put(name, value);
            }
        }
        labels.put(naming.hostLabel(), sample.getHost());
        return labels;
    }
}
