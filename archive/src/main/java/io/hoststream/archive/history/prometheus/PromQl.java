package io.hoststream.archive.history.prometheus;

import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.Selection;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The catalogue's names in the store's language, and back. */
final class PromQl {

    private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");
    private static final String HOST = "host";

    private PromQl() {}

    /**
     * How a metric is shown to the store.
     *
     * @throws HistoryException if it is not
     */
    static Exposition exposition(Metric metric) {
        return metric.exposition()
                .orElseThrow(() -> HistoryException.question(
                        "metric " + metric.id() + " is not exported to Prometheus, so that history.store:"
                                + " prometheus has nothing of it; ask for a counter's rate, or"
                                + " read files"));
    }

    /** A selector of the series that are wanted of a metric. */
    static String selector(Metric metric, Selection selection) {
        Exposition exposition = exposition(metric);
        StringBuilder matchers = new StringBuilder();
        if (selection.hosts().isEmpty()) {
            matchers.append(HOST).append("!=\"\"");
        } else {
            oneOf(HOST, selection.hosts(), matchers);
        }
        if (!selection.devices().isEmpty()) {
            matchers.append(',');
            oneOf(deviceLabel(metric), selection.devices(), matchers);
        }
        match(exposition.labels(), matchers);
        match(selection.hostLabels(), matchers);
        match(selection.deviceLabels(), matchers);
        return exposition.name() + "{" + matchers + "}";
    }

    /** Which series it is; empty if it does not say of which host. */
    static Optional<SeriesKey> key(Metric metric, Map<String, String> labels) {
        Map<String, String> own = new TreeMap<>();
        for (String name : metric.scope().labels()) {
            own.put(name, labels.getOrDefault(name, ""));
        }
        String device = own.getOrDefault(deviceLabel(metric), "");
        return Optional.ofNullable(labels.get(HOST)).map(host -> new SeriesKey(host, metric, device, own));
    }

    /** The label that holds a device's short name; one that nothing has, for a metric of the whole host. */
    private static String deviceLabel(Metric metric) {
        return metric.scope().labels().isEmpty()
                ? "device"
                : metric.scope().labels().get(0);
    }

    private static void oneOf(String label, List<String> values, StringBuilder matchers) {
        if (values.size() == 1) {
            matchers.append(label).append('=').append(quoted(values.get(0)));
        } else {
            matchers.append(label)
                    .append("=~")
                    .append(quoted(values.stream()
                            .map(value -> SPECIAL.matcher(value).replaceAll("\\\\$0"))
                            .collect(Collectors.joining("|"))));
        }
    }

    private static void match(Map<String, String> labels, StringBuilder matchers) {
        new TreeMap<>(labels).forEach((name, value) -> {
            if (!LABEL.matcher(name).matches()) {
                throw HistoryException.question("label '" + name
                        + "' cannot be a label of Prometheus; expected letters, digits and underscores");
            }
            matchers.append(',').append(name).append('=').append(quoted(value));
        });
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
