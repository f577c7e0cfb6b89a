package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Cause;
import io.hoststream.avro.HostSample;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Turns the changes that one sample makes into records for the topic. */
final class EventWriter {

    private static final int ID_BYTES = 12;

    private final TopicPartition partition;
    private final Rules rules;
    private final HostSample sample;

    EventWriter(TopicPartition partition, Rules rules, HostSample sample) {
        this.partition = partition;
        this.rules = rules;
        this.sample = sample;
    }

    AlertEvent write(SeriesKey series, Change change) {
        return AlertEvent.newBuilder()
                .setId(id(series, change.first().since()))
                .setRule(series.rule())
                .setSeverity(change.severity())
                .setState(change.kind().state())
                .setHost(sample.getHost())
                .setHostId(sample.getHostId())
                .setHostLabels(sample.getLabels())
                .setMetric(series.metric())
                .setDeviceLabels(series.device())
                .setValue(change.at().value())
                .setLimit(change.limit())
                .setSince(change.first().since())
                .setTime(change.at().time())
                .setSummary(new Sentence(rule(series), series, sample.getHost()).about(change))
                .setCause(new Cause(
                        partition.topic(),
                        partition.partition(),
                        change.crossing().offset(),
                        change.at().offset()))
                .setBacklog(change.backlog())
                .build();
    }

    private @Nullable Rule rule(SeriesKey series) {
        for (Rule rule : rules.list()) {
            if (rule.name().equals(series.rule())) {
                return rule;
            }
        }
        return null;
    }

    /** The same for all events of one alert, whoever makes them. */
    private String id(SeriesKey series, Instant since) {
        String identity = String.join(
                "\n",
                series.rule(),
                series.metric(),
                sample.getHost(),
                sample.getHostId(),
                new TreeMap<>(series.device()).toString(),
                Long.toString(since.toEpochMilli()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
