package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Wording;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Cause;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Turns the changes of one host into records for the topic. */
final class EventWriter implements Outcome {

    private static final int ID_BYTES = 12;
    private static final Wording NO_WORDING = new Wording("", "", Map.of(), false);

    private final TopicPartition partition;
    private final Host host;
    private final List<AlertEvent> events = new ArrayList<>(0);

    EventWriter(TopicPartition partition, Host host) {
        this.partition = partition;
        this.host = host;
    }

    /** All that was written. */
    List<AlertEvent> events() {
        return events;
    }

    @Override
    public void changed(SeriesKey series, @Nullable Rule rule, Change change) {
        Wording wording = rule == null ? NO_WORDING : rule.wording();
        Observation at = change.at();
        events.add(AlertEvent.newBuilder()
                .setId(id(series, change.alert().first().since()))
                .setRule(series.rule())
                .setSeverity(change.alert().severity())
                .setState(change.kind().state())
                .setHost(host.key().host())
                .setHostId(host.key().hostId())
                .setHostLabels(host.labels())
                .setMetric(series.metric())
                .setDeviceLabels(series.device())
                .setValue(at.value())
                .setLimit(change.alert().limit())
                .setSince(change.alert().first().since())
                .setTime(at.time())
                .setSummary(new Sentence(rule, series, host.key().host()).about(change))
                .setCause(new Cause(
                        partition.topic(),
                        partition.partition(),
                        change.crossing().offset(),
                        at.offset()))
                .setBacklog(change.backlog())
                .setKind(Sentence.kind(rule, series))
                .setLabels(wording.labels())
                .setRunbook(wording.runbook())
                .setQuiet(wording.quiet())
                .setFires(change.alert().fires().count())
                .setExpected(at.measure().facts().expected())
                .setReaches(at.measure().facts().reaches())
                .setMeasured(at.measure().facts().measured())
                .build());
    }

    /** The same for all events of one alert, whoever makes them. */
    private String id(SeriesKey series, Instant since) {
        String identity = String.join(
                "\n",
                series.rule(),
                series.metric(),
                host.key().host(),
                host.key().hostId(),
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
