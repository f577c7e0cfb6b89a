package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.RetriableException;
import io.hoststream.pipeline.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;

/** A sink of alerts with a partition, whose desk, engine and broker do what the test says. */
abstract class AlertSinkFixture {

    static final TopicPartition PARTITION = new TopicPartition("hoststream.samples", 2);
    static final OptionalLong ASSIGNED = OptionalLong.empty();

    final List<FakeDesk> desks = new ArrayList<>();
    final List<StandInWatcher> watchers = new ArrayList<>();
    final List<CompletableFuture<Map<TopicPartition, Long>>> asked = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Health health = new Health();
    final AlertSettings settings = Settings.of(AlertSettings.class, Map.of());
    long nanos = Duration.ofHours(1).toNanos();
    int back;
    Instant wall = Records.TIME.plusSeconds(100);
    AlertSink sink = sink();

    AlertSink sink() {
        AlertParts parts = new AlertParts(
                partition -> {
                    watchers.add(new StandInWatcher());
                    watcher().back = back;
                    return watcher();
                },
                partition -> {
                    desks.add(new FakeDesk());
                    return desk();
                },
                new Pulse(partitions -> {
                    asked.add(new CompletableFuture<>());
                    return asked.get(asked.size() - 1);
                }));
        AlertReports reports =
                new AlertReports(new AlertMeters(meters), new AlertHealth(health.register("alert-state")));
        AlertTime time = new AlertTime(Clock.fixed(wall, ZoneOffset.UTC), () -> nanos);
        RuleWatch rules = new RuleWatch(Optional.empty(), Optional.empty(), new Health().register("rules"));
        return new AlertSink(settings, rules, parts, reports, time);
    }

    FakeDesk desk() {
        return desks.get(desks.size() - 1);
    }

    StandInWatcher watcher() {
        return watchers.get(watchers.size() - 1);
    }

    static Restored restored(long committed, HostWatch... watches) {
        return new Restored("topic-1", OptionalLong.of(committed), 0, List.of(watches), false);
    }

    OptionalLong open(Restored restored) {
        assertThatThrownBy(() -> sink.resumeAt(PARTITION, ASSIGNED)).isInstanceOf(RetriableException.class);
        desk().opened.complete(restored);
        return sink.resumeAt(PARTITION, ASSIGNED);
    }

    CompletableFuture<Long> deliver(long from, long to) {
        List<Received<HostSample>> records = LongStream.range(from, to)
                .mapToObj(offset -> Records.sample("web-1", offset))
                .toList();
        return sink.deliver(new Batch<>(PARTITION, records, to)).toCompletableFuture();
    }

    void tickAfter(Duration time) {
        nanos += time.toNanos();
        sink.tick(wall);
    }

    String state() {
        return health.checks().get(0).detail();
    }

    void answer(long end) {
        asked.get(asked.size() - 1).complete(Map.of(PARTITION, end));
        sink.tick(wall);
    }
}
