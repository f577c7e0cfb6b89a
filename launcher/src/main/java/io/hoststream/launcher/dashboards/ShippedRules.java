package io.hoststream.launcher.dashboards;

import io.hoststream.alert.AlertVerticle;
import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The limits of the alert rules that are in force unless somebody sets others, in the units of Prometheus. */
final class ShippedRules {

    private static final String FILE = "default-rules.yaml";

    private final Map<String, Limits> byName;

    private ShippedRules(Map<String, Limits> byName) {
        this.byName = byName;
    }

    static ShippedRules read() {
        try (InputStream in = AlertVerticle.class.getResourceAsStream("rule/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + FILE);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE + " from the jar", e);
        }
    }

    private static ShippedRules parse(String text) {
        Map<String, Limits> byName = new LinkedHashMap<>();
        for (Entry rule : Yaml.read(FILE, text).list("rules", "name")) {
            if (rule.has("above")) {
                byName.put(rule.text("name"), limits(rule));
            }
        }
        return new ShippedRules(byName);
    }

    private static Limits limits(Entry rule) {
        Exposition exposition =
                Metrics.find(rule.text("metric")).flatMap(Metric::exposition).orElse(null);
        if (exposition == null) {
            return Limits.NONE;
        }
        Entry above = rule.group("above");
        return new Limits(
                above.number("warning").stream().map(exposition::convert).findFirst(),
                above.number("critical").stream().map(exposition::convert).findFirst());
    }

    /** The limits of a rule; {@code asking} is who asks, for the message if there are none. */
    Limits limits(String name, Entry asking) {
        Limits limits = byName.getOrDefault(name, Limits.NONE);
        if (!limits.exist()) {
            throw asking.wrong("there is no shipped rule \"" + name + "\" with limits for a series of Prometheus"
                    + Suggestions.hint(name, byName.keySet()));
        }
        return limits;
    }
}
