package io.hoststream.alert.engine;

import io.hoststream.alert.Samples;
import io.hoststream.alert.rule.RuleParser;
import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.AlertEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** An engine, a host that it watches, and what it said. */
abstract class WatchedHost {

    static final TopicPartition PARTITION = new TopicPartition("hoststream.samples", 3);

    final Engine engine = new Engine(PARTITION, EngineSettings.missingAfter(Duration.ofMinutes(5)));
    final Samples web = Samples.of("web-1");
    final List<AlertEvent> events = new ArrayList<>();
    Rules rules = rules("{name: cpu, metric: cpu_usage_percent, above: {warning: 80, critical: 95}, "
            + "clear: {warning: 75, critical: 90}, for: 30s, subject: \"CPU of {host}\"}");

    static Rules rules(String... each) {
        return RuleParser.parse("test.yaml", "rules: [" + String.join(", ", each) + "]");
    }

    void take(Arrival arrival) {
        events.addAll(engine.evaluate(rules, arrival));
    }

    /** The host's next samples, with these CPU usages. */
    void cpu(@Nullable Double... values) {
        for (Double value : values) {
            take(web.cpu(value).next());
        }
    }

    /** So many samples with the same CPU usage. */
    void cpuFor(int samples, double value) {
        Double[] values = new Double[samples];
        Arrays.fill(values, value);
        cpu(values);
    }

    /** What was said since this was asked last. */
    List<String> told() {
        List<String> told = events.stream()
                .map(event -> event.getState() + " " + event.getSeverity() + (event.getBacklog() ? " backlog" : ""))
                .toList();
        events.clear();
        return told;
    }
}
