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
        AlertEvent.Builder event = AlertEvent.newBuilder()
                .setId(id(series, change.alert().first().since()))
                .setRule(series.rule())
                .setHost(host.key().host())
                .setHostId(host.key().hostId())
                .setHostLabels(host.labels())
                .setMetric(series.metric())
                .setDeviceLabels(series.device())
                .setSummary(new Sentence(rule, series, host.key().host()).about(change))
                .setKind(Sentence.kind(rule, series));
        tell(event, change);
        word(event, rule == null ? NO_WORDING : rule.wording());
        events.add(event.build());
    }

    private void tell(AlertEvent.Builder event, Change change) {
        Observation at = change.at();
        Facts facts = at.measure().facts();
        event.setSeverity(change.alert().severity())
                .setState(change.kind().state())
                .setValue(at.value())
                .setLimit(change.alert().limit())
                .setSince(change.alert().first().since())
                .setTime(at.time())
                .setCause(new Cause(
                        partition.topic(),
                        partition.partition(),
                        change.crossing().offset(),
                        at.offset()))
                .setBacklog(change.backlog())
                .setFires(change.alert().fires().count())
                .setExpected(facts.expected())
                .setReaches(facts.reaches())
                .setMeasured(facts.measured());
    }

    private static void word(AlertEvent.Builder event, Wording wording) {
        event.setLabels(wording.labels()).setRunbook(wording.runbook()).setQuiet(wording.quiet());
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
