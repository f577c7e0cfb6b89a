package io.hoststream.notify.channel;

import io.hoststream.avro.AlertEvent;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What identifies an alert at an Alertmanager. Names are made such as Prometheus allows them; where two clash, the later one
 * gets a prefix that says what it is of, and a number where that is taken too.
 */
final class AlertLabels {

    private static final int MOST_LABELS = 60;
    private static final int MOST_NAME = 100;
    private static final int MOST_VALUE = 500;

    private final Map<String, String> labels = new TreeMap<>();

    private AlertLabels() {}

    /** The labels of an alert, the same from its first to its last event as long as its severity stays. */
    static Map<String, String> of(AlertEvent event) {
        AlertLabels all = new AlertLabels();
        all.put("alertname", "", event.getRule());
        all.put("severity", "", event.getSeverity().name().toLowerCase(Locale.ROOT));
        all.put("host", "", event.getHost());
        all.put("metric", "", event.getMetric());
        all.putAll("device_", event.getDeviceLabels());
        all.putAll("host_", event.getHostLabels());
        all.putAll("rule_", event.getLabels());
        return all.labels;
    }

    private void putAll(String prefix, Map<String, String> some) {
        new TreeMap<>(some).forEach((name, value) -> put(name, prefix, value));
    }

    private void put(String name, String prefix, String value) {
        String shown = Words.line(value, MOST_VALUE);
        // An empty label is none to Prometheus.
        if (!shown.isEmpty() && labels.size() < MOST_LABELS) {
            labels.put(free(allowed(name), prefix), shown);
        }
    }

    private String free(String name, String prefix) {
        if (!labels.containsKey(name)) {
            return name;
        }
        String prefixed = prefix + name;
        String free = prefixed;
        for (int number = 2; labels.containsKey(free); number++) {
            free = prefixed + "_" + number;
        }
        return free;
    }

    private static String allowed(String name) {
        String cut = name.substring(0, Math.min(MOST_NAME, name.length())).replaceAll("[^a-zA-Z0-9_]", "_");
        return cut.isEmpty() || Character.isDigit(cut.charAt(0)) ? "_" + cut : cut;
    }
}
