package io.hoststream.launcher.e2e;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is chosen in a dashboard's variables, and how Grafana writes it into an expression. */
final class GrafanaVariables {

    private static final String ALL = ".*";
    private static final String SPECIAL = "[\\\\^$*+?.()|{}\\[\\]]";

    private final Map<String, String> values = new LinkedHashMap<>();

    private GrafanaVariables() {}

    /** All hosts; dashboards that are about one host show this one. */
    static GrafanaVariables all(String oneHost) {
        return new GrafanaVariables()
                .with("environment", ALL)
                .with("region", ALL)
                .with("group", ALL)
                .with("host", ALL)
                .withTimes()
                .withOneHost(oneHost);
    }

    /** Chosen values: an environment, regions and hosts. */
    static GrafanaVariables chosen(String environment, List<String> regions, List<String> hosts) {
        return new GrafanaVariables()
                .with("environment", oneOf(List.of(environment)))
                .with("region", oneOf(regions))
                .with("group", ALL)
                .with("host", oneOf(hosts))
                .withTimes()
                .withOneHost(hosts.get(0));
    }

    /** As its data source for Prometheus does it: what is special in a regular expression is escaped, twice for the string. */
    private static String oneOf(List<String> chosen) {
        List<String> escaped = chosen.stream()
                .map(value -> value.replaceAll(SPECIAL, "\\\\\\\\$0"))
                .toList();
        return escaped.size() == 1 ? escaped.get(0) : escaped.stream().collect(Collectors.joining("|", "(", ")"));
    }

    private GrafanaVariables withTimes() {
        // With a scrape every second Grafana's interval is a second as well, and the interval for rates four scrapes.
        return with("top", "10")
                .with("__rate_interval", "4s")
                .with("__interval", "1s")
                .with("__range", "300s");
    }

    private GrafanaVariables with(String name, String value) {
        values.put("$" + name, value);
        return this;
    }

    private GrafanaVariables withOneHost(String host) {
        values.put("host=\"$host\"", "host=\"" + host + "\"");
        return this;
    }

    /** The expression as it goes to Prometheus. */
    String fill(String expression) {
        String filled = expression.replace("host=\"$host\"", values.get("host=\"$host\""));
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        if (filled.contains("$")) {
            throw new IllegalArgumentException("Grafana has no such variable: " + filled);
        }
        return filled;
    }
}
