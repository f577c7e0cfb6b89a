package io.hoststream.launcher.e2e;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Alerts on the topic, as role alert would put them there: each fires, and ends once it was told. */
final class AlertLoad {

    private final Broker broker;
    private final WireEncoder<AlertEvent> encoder = new WireEncoder<>(AlertEvent.getClassSchema(), SchemaIds.fixed());
    private final List<String> standing = new ArrayList<>();
    private final List<String> fired = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    AlertLoad(Broker broker) {
        this.broker = broker;
    }

    /** A new alert fires on a host of its own; returns its identity. */
    String fire() throws Exception {
        String id = "alert-" + fired.size();
        send(id, AlertState.FIRING);
        standing.add(id);
        fired.add(id);
        return id;
    }

    /** Those that were told come to their end. */
    void endWhatWasTold(WebhookInbox inbox) throws Exception {
        for (String id : List.copyOf(standing)) {
            if (inbox.knows(id, "firing")) {
                send(id, AlertState.RESOLVED);
                standing.remove(id);
                ended.add(id);
            }
        }
    }

    List<String> fired() {
        return fired;
    }

    List<String> ended() {
        return ended;
    }

    private void send(String id, AlertState state) throws Exception {
        String host = "host-of-" + id;
        Instant now = Instant.now();
        AlertEvent event = new AlertEvent(
                id,
                "cpu",
                Severity.WARNING,
                state,
                host,
                "id-of-" + host,
                Map.of(),
                "cpu_usage_percent",
                Map.of(),
                97.3,
                95.0,
                now,
                now,
                "CPU of " + host + " is at 97.3 %",
                null,
                false,
                "threshold",
                Map.of(),
                "",
                false,
                1,
                null,
                null,
                null);
        broker.send(List.of(new ProducerRecord<>(Topic.ALERTS.topicName(), host, encoder.encode(event))));
    }
}
