package io.hoststream.alert;

import io.hoststream.alert.engine.Arrival;
import io.hoststream.alert.engine.Engine;
import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.alert.engine.SampleMoment;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.RetriableException;
import io.hoststream.pipeline.loop.Sink;
import io.hoststream.pipeline.publish.DroppedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds samples against the rules and publishes what changes. A batch is done when the topic has all of its events.
 */
final class AlertSink implements Sink<HostSample> {

    private static final Logger LOG = LoggerFactory.getLogger(AlertSink.class);

    private final AlertSettings settings;
    private final RuleWatch rules;
    private final AlertHistory history;
    private final EventOutlet outlet;
    private final AlertMeters meters;
    private final Clock clock;
    private final SettleBound bound;
    private final SlowClocks slow;
    private final Map<TopicPartition, PartitionWatch> watches = new HashMap<>();

    AlertSink(
            AlertSettings settings,
            RuleWatch rules,
            AlertHistory history,
            EventOutlet outlet,
            AlertMeters meters,
            AlertTime time) {
        this.settings = settings;
        this.rules = rules;
        this.history = history;
        this.outlet = outlet;
        this.meters = meters;
        this.clock = time.clock();
        this.bound = new SettleBound(time.nanos());
        this.slow = new SlowClocks(settings.backlogAfter());
    }

    @Override
    public OptionalLong resumeAt(TopicPartition partition, OptionalLong committed) {
        watches.put(partition, fresh(partition));
        return committed;
    }

    private PartitionWatch fresh(TopicPartition partition) {
        return new PartitionWatch(new Engine(partition, EngineSettings.missingAfter(settings.missingAfter())));
    }

    @Override
    public CompletionStage<Long> deliver(Batch<HostSample> batch) {
        PartitionWatch watch = watches.computeIfAbsent(batch.partition(), this::fresh);
        List<AlertEvent> events = evaluate(watch.engine(), batch);
        events.forEach(meters::changed);
        meters.active(watches.values().stream()
                .mapToInt(each -> each.engine().active())
                .sum());
        return watch.publish(events, batch.next(), outlet).exceptionally(AlertSink::rethrow);
    }

    private List<AlertEvent> evaluate(Engine engine, Batch<HostSample> batch) {
        Instant now = clock.instant();
        long values = engine.values();
        long repeats = engine.repeats();
        List<AlertEvent> events = new ArrayList<>();
        for (Received<HostSample> record : batch.records()) {
            HostSample sample = record.value();
            if (sample != null) {
                events.addAll(engine.evaluate(rules.rules(), arrival(record, sample, now)));
            }
        }
        meters.evaluated(engine.values() - values);
        meters.repeated(engine.repeats() - repeats);
        return events;
    }

    private Arrival arrival(Received<HostSample> record, HostSample sample, Instant now) {
        Instant arrived = Instant.ofEpochMilli(record.arrivedMillis());
        Instant seen = arrived.isAfter(now) ? arrived : now;
        boolean live = Duration.between(sample.getTime(), seen).compareTo(settings.backlogAfter()) <= 0;
        if (!live) {
            meters.late();
        }
        slow.lag(sample, arrived, now).ifPresent(lag -> warn(sample, lag));
        return new Arrival(new SampleMoment(sample), record.offset(), arrived, live, false);
    }

    private static void warn(HostSample sample, Duration lag) {
        LOG.warn(
                "host={} is {} s behind: its clock is slow, or its samples are long on the way; its alerts tell nobody",
                sample.getHost(),
                lag.toSeconds());
    }

    /** What the publisher gave up for want of room is kept here and goes out with the next attempt. */
    private static Long rethrow(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof DroppedException) {
            throw new RetriableException("alerts wait for the broker: " + cause.getMessage(), cause);
        }
        throw failure instanceof CompletionException completion ? completion : new CompletionException(failure);
    }

    @Override
    public OptionalLong release(TopicPartition partition) {
        PartitionWatch watch = watches.remove(partition);
        return watch == null ? OptionalLong.empty() : watch.settle(bound.left());
    }

    @Override
    public void tick(Instant now) {
        bound.reset();
        rules.look(now);
        history.close();
    }
}
