package io.hoststream.alert;

import io.hoststream.alert.Openings.Opened;
import io.hoststream.alert.PartitionWatch.Heard;
import io.hoststream.alert.PartitionWatch.Start;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.RetriableException;
import io.hoststream.pipeline.loop.Sink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds samples against the rules. What changes is stored with the offset in one transaction, by the desk of the partition; a
 * batch that changes something is done when that transaction is. A partition goes on from what the broker knows of it, read
 * after whoever had it before was fenced, so it comes to the same events whoever has it, and each of them is there once.
 */
final class AlertSink implements Sink<HostSample> {

    private static final Logger LOG = LoggerFactory.getLogger(AlertSink.class);

    /** Within that time a consumer that was cut off hears that its partitions are another's. */
    private static final Duration FENCED_FOR = Duration.ofSeconds(5);

    private final AlertSettings settings;
    private final RuleWatch rules;
    private final Function<TopicPartition, Watcher> watchers;
    private final Openings openings;
    private final Pulse pulse;
    private final AlertReports reports;
    private final AlertTime time;
    private final SettleBound bound;
    private final SlowClocks slow;
    private final Map<TopicPartition, PartitionWatch> watches = new HashMap<>();

    AlertSink(AlertSettings settings, RuleWatch rules, AlertParts parts, AlertReports reports, AlertTime time) {
        this.settings = settings;
        this.rules = rules;
        this.watchers = parts.watchers();
        this.openings = new Openings(parts.desks(), time.nanos(), reports.health());
        this.pulse = parts.pulse();
        this.reports = reports;
        this.time = time;
        this.bound = new SettleBound(time.nanos());
        this.slow = new SlowClocks(settings.backlogAfter());
    }

    @Override
    public OptionalLong resumeAt(TopicPartition partition, OptionalLong afterLoss) {
        Opened opened = openings.open(partition);
        Restored restored = opened.restored();
        Watcher watcher = watchers.apply(partition);
        restored.watches().forEach(watcher::restore);
        Start start = start(restored, watcher, afterLoss.isPresent());
        Hearing hearing = new Hearing(time.clock().instant(), time.nanos().getAsLong());
        PartitionWatch watch = new PartitionWatch(partition, watcher, opened.desk(), hearing, start);
        watches.put(partition, watch);
        if (restored.adopted()) {
            watch.adopt(restored.watches());
        }
        reports.health().opened(partition, restored.watches().size());
        reports.meters().restored(opened.took(), reports.health().hosts());
        return OptionalLong.of(start.readFrom());
    }

    /** An offset that the broker no longer has is given back as it is, once: the loop counts what is lost. */
    private static Start start(Restored restored, Watcher watcher, boolean lossIsKnown) {
        if (restored.committed().isEmpty()) {
            return new Start(restored.beginning(), 0);
        }
        long committed = restored.committed().getAsLong();
        if (committed < restored.beginning()) {
            return new Start(lossIsKnown ? restored.beginning() : committed, committed);
        }
        long learnFrom = Math.min(committed, watcher.relearnFrom(committed));
        return new Start(Math.max(restored.beginning(), learnFrom), committed);
    }

    @Override
    public CompletionStage<Long> deliver(Batch<HostSample> batch) {
        PartitionWatch watch = watches.get(batch.partition());
        if (watch == null || watch.failure() != null) {
            return CompletableFuture.failedFuture(new RetriableException(batch.partition() + " is not open"));
        }
        List<AlertEvent> events = evaluate(watch, batch);
        report(events);
        List<Received<HostSample>> records = batch.records();
        Long newest = records.isEmpty() ? null : records.get(records.size() - 1).arrivedMillis();
        return watch.evaluated(
                        events, batch.next(), new Heard(newest, time.nanos().getAsLong()))
                .exceptionally(AlertSink::rethrow);
    }

    private void report(List<AlertEvent> events) {
        events.forEach(reports.meters()::changed);
        reports.meters()
                .active(watches.values().stream()
                        .mapToInt(each -> each.watcher().active())
                        .sum());
    }

    private List<AlertEvent> evaluate(PartitionWatch watch, Batch<HostSample> batch) {
        Instant now = time.clock().instant();
        Watcher watcher = watch.watcher();
        long values = watcher.values();
        long repeats = watcher.repeats();
        List<AlertEvent> events = new ArrayList<>();
        for (Received<HostSample> record : batch.records()) {
            HostSample sample = record.value();
            if (sample != null) {
                boolean again = watch.evaluated(record.offset());
                events.addAll(watcher.evaluate(record, sample, live(sample, record, now, again), again));
            }
        }
        reports.meters().evaluated(watcher.values() - values);
        reports.meters().repeated(watcher.repeats() - repeats);
        return events;
    }

    private boolean live(HostSample sample, Received<HostSample> record, Instant now, boolean again) {
        Instant arrived = Instant.ofEpochMilli(record.arrivedMillis());
        Instant seen = arrived.isAfter(now) ? arrived : now;
        boolean live = Duration.between(sample.getTime(), seen).compareTo(settings.backlogAfter()) <= 0;
        if (!live && !again) {
            reports.meters().late();
        }
        slow.lag(sample, arrived, now).ifPresent(lag -> warn(sample, lag));
        return live;
    }

    private static void warn(HostSample sample, Duration lag) {
        LOG.warn(
                "host={} is {} s behind: its clock is slow, or its samples are long on the way; its alerts tell nobody",
                sample.getHost(),
                lag.toSeconds());
    }

    /** A partition that is void is opened again before the loop comes back with the batch. */
    private static Long rethrow(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof VoidException) {
            throw new RetriableException(String.valueOf(cause.getMessage()), cause);
        }
        throw failure instanceof CompletionException completion ? completion : new CompletionException(failure);
    }

    @Override
    public Set<TopicPartition> voided() {
        return watches.entrySet().stream()
                .filter(each -> each.getValue().failure() instanceof VoidException)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public OptionalLong release(TopicPartition partition) {
        PartitionWatch watch = watches.remove(partition);
        if (watch != null) {
            watch.release(bound.left());
        }
        reports.health().left(partition);
        return OptionalLong.empty();
    }

    @Override
    public void lost(TopicPartition partition) {
        PartitionWatch watch = watches.remove(partition);
        if (watch != null) {
            if (watch.failure() instanceof VoidException failure) {
                LOG.warn("partition={} is dropped: {}", partition, failure.getMessage());
                if (failure.fenced()) {
                    reports.health().fenced();
                    openings.hold(partition, FENCED_FOR, "another instance has taken the partition over");
                }
            }
            watch.drop();
        }
        reports.health().left(partition);
    }

    @Override
    public void abandoned(TopicPartition partition) {
        openings.abandon(partition);
    }

    @Override
    public void tick(Instant now) {
        bound.reset();
        rules.look(now);
        long nanos = time.nanos().getAsLong();
        pulse.beat(Set.copyOf(watches.keySet()), nanos)
                .ifPresent(answer -> watches.values().forEach(watch -> report(watch.pulse(answer))));
        for (PartitionWatch watch : watches.values()) {
            RuntimeException failure = watch.failure();
            if (failure != null && !(failure instanceof VoidException)) {
                throw failure;
            }
            watch.tick(now, nanos);
        }
    }
}
