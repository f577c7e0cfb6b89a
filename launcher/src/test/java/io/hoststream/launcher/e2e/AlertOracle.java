package io.hoststream.launcher.e2e;

import io.hoststream.alert.engine.Arrival;
import io.hoststream.alert.engine.Engine;
import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.alert.engine.SampleMoment;
import io.hoststream.alert.rule.RuleFile;
import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What role alert should have told: the events of engines that nobody disturbed, and those that are on the topic. */
final class AlertOracle {

    private final Broker broker;
    private final Path rules;

    AlertOracle(Broker broker, Path rules) {
        this.broker = broker;
        this.rules = rules;
    }

    /** The events that the samples on the topic make, by host, in order. */
    Map<String, List<String>> expected() {
        Rules inForce = RuleFile.read(rules);
        WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
        Map<TopicPartition, Engine> engines = new HashMap<>();
        Map<String, List<String>> events = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : broker.read(Topic.SAMPLES)) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            Engine engine = engines.computeIfAbsent(
                    partition, any -> new Engine(any, EngineSettings.missingAfter(Duration.ofMinutes(5))));
            Arrival arrival = new Arrival(
                    new SampleMoment(decoder.decode(record.value())),
                    record.offset(),
                    Instant.ofEpochMilli(record.timestamp()),
                    true,
                    false);
            engine.evaluate(inForce, arrival).forEach(event -> add(event, events));
        }
        return events;
    }

    /** The events that are on the topic, by host, in order. */
    Map<String, List<String>> told() {
        Map<String, List<String>> events = new TreeMap<>();
        broker.<AlertEvent>decoded(Topic.ALERTS, AlertEvent.getClassSchema()).forEach(event -> add(event, events));
        return events;
    }

    private static void add(AlertEvent event, Map<String, List<String>> events) {
        events.computeIfAbsent(event.getHost(), any -> new ArrayList<>()).add(text(event));
    }

    private static String text(AlertEvent event) {
        return String.join(
                " ",
                event.getRule(),
                event.getState().name(),
                event.getSeverity().name(),
                event.getSince().toString(),
                event.getTime().toString(),
                event.getId(),
                String.valueOf(event.getCause()),
                event.getBacklog() ? "backlog" : "");
    }
}
