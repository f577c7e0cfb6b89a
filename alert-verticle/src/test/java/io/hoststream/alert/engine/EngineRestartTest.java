package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.Samples;
import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.AlertEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of every kind over hosts that walk, pause, repeat themselves and begin anew: restarts change nothing of what is told. */
class EngineRestartTest {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.samples", 5);
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final int SAMPLES = 2500;
    private static final Instant HEARING = Samples.START.minus(Duration.ofDays(1));
    private static final Rules RULES = SomeRules.ofEveryKind();

    /** What happens: a sample arrives, or somebody looks whether hosts are silent. */
    private sealed interface Step {
        record Heard(Arrival arrival) implements Step {}

        record Looked(Instant now) implements Step {}
    }

    /** The hosts of a partition; each has a state of its own that now and then leaves where it was. */
    private static final class World {

        private final Random random;
        private final List<Step> steps = new ArrayList<>();
        private final List<Samples> hosts = List.of(Samples.of("web-1"), Samples.of("web-2"), Samples.of("db-1"));
        private final double[] cpu = {20, 30, 40};
        private final double[] full = {30, 60, 10};
        private final boolean[] live = {true, true, true};
        private final boolean[] odd = new boolean[3];
        private Instant newest = Instant.MIN;
        private int offset = 1000;

        World(long seed) {
            random = new Random(seed);
            hosts.forEach(host -> host.every(INTERVAL));
        }

        List<Step> steps() {
            while (offset < 1000 + SAMPLES) {
                hear(random.nextInt(hosts.size()));
                if (random.nextInt(4) == 0) {
                    steps.add(new Step.Looked(newest.plusSeconds(1 + random.nextInt(600))));
                }
            }
            return steps;
        }

        private void hear(int host) {
            Samples samples = hosts.get(host);
            live[host] = random.nextInt(60) == 0 ? !live[host] : live[host];
            odd[host] = random.nextInt(odd[host] ? 4 : 80) == 0 ? !odd[host] : odd[host];
            walk(host);
            if (random.nextInt(80) == 0) {
                samples.pass(Duration.ofMinutes(random.nextInt(200)));
            }
            if (random.nextInt(200) == 0) {
                samples.marks(Samples.marks(60_000L, null));
            }
            if (random.nextInt(300) == 0) {
                samples.pass(Duration.ofHours(random.nextInt(9) - 4L)).marks(Samples.marks(null, 1L));
            }
            samples.live(live[host]).cpu(random.nextInt(10) == 0 ? null : cpu[host]);
            samples.memory(50 + random.nextGaussian() + (odd[host] ? 20 : 0));
            samples.disks(Map.of("sda", cpu[host], "sdb", full[host]));
            samples.filesystem(random.nextInt(3) == 0 ? null : full[host]);
            Arrival arrival = samples.at(offset);
            newest = arrival.arrived().isAfter(newest) ? arrival.arrived() : newest;
            add(arrival);
            if (random.nextInt(15) == 0) {
                add(arrival);
            }
        }

        private void walk(int host) {
            double step = random.nextInt(12) == 0 ? random.nextGaussian() * 40 : random.nextGaussian() * 2;
            cpu[host] = Math.max(0, Math.min(100, cpu[host] + step));
            full[host] = random.nextInt(300) == 0 ? 20 : Math.min(100, full[host] + random.nextDouble() * 0.3);
        }

        private void add(Arrival arrival) {
            steps.add(new Step.Heard(new Arrival(arrival.moment(), offset++, newest, arrival.live(), false)));
        }
    }

    private static Engine engine() {
        return new Engine(
                PARTITION,
                new EngineSettings(
                        Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(24), Duration.ofDays(14)));
    }

    private static List<AlertEvent> take(Engine engine, Step step) {
        if (step instanceof Step.Looked looked) {
            return engine.quietUntil(RULES, looked.now(), HEARING);
        }
        return engine.evaluate(RULES, ((Step.Heard) step).arrival());
    }

    private static List<AlertEvent> run(Engine engine, List<Step> steps) {
        List<AlertEvent> events = new ArrayList<>();
        steps.forEach(step -> events.addAll(take(engine, step)));
        return events;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldTellTheSameHoweverOftenItIsRestarted(long seed) {
        List<Step> steps = new World(seed).steps();
        List<AlertEvent> expected = run(engine(), steps);
        assertThat(expected.stream().map(AlertEvent::getKind).collect(Collectors.toSet()))
                .isEqualTo(Set.of("threshold", "change", "anomaly", "forecast", "absence"));
        Random random = new Random(seed);
        for (int attempt = 0; attempt < 6; attempt++) {
            assertSame(seed, withRestarts(steps, random), expected);
        }
    }

    private static void assertSame(long seed, List<AlertEvent> told, List<AlertEvent> expected) {
        for (int each = 0; each < Math.min(told.size(), expected.size()); each++) {
            assertThat(told.get(each)).as("seed %d, event %d", seed, each).isEqualTo(expected.get(each));
        }
        assertThat(told).as("seed %d", seed).hasSameSizeAs(expected);
    }

    /** One engine after the other; each takes some transactions and dies, in the middle of one or after it. */
    private static List<AlertEvent> withRestarts(List<Step> steps, Random random) {
        List<AlertEvent> told = new ArrayList<>();
        StoredRecords records = new StoredRecords();
        int committed = 0;
        while (committed < steps.size()) {
            Engine engine = engine();
            records.restoreInto(engine);
            relearn(engine, steps.subList(0, committed));
            int transactions = 1 + random.nextInt(random.nextBoolean() ? 5 : 200);
            for (int each = 0; each < transactions && committed < steps.size(); each++) {
                int end = Math.min(steps.size(), committed + 1 + random.nextInt(20));
                told.addAll(run(engine, steps.subList(committed, end)));
                records.store(engine.takeChanged());
                records.store(engine.takeLearned(Samples.START));
                committed = end;
            }
            if (random.nextInt(3) == 0) {
                records.store(engine.takeAll());
            } else {
                run(engine, steps.subList(committed, Math.min(steps.size(), committed + random.nextInt(20))));
            }
        }
        return told;
    }

    private static void relearn(Engine engine, List<Step> done) {
        List<Arrival> arrivals = done.stream()
                .filter(Step.Heard.class::isInstance)
                .map(step -> ((Step.Heard) step).arrival())
                .toList();
        long next = arrivals.isEmpty() ? 0 : arrivals.get(arrivals.size() - 1).offset() + 1;
        long from = engine.relearnFrom(next);
        assertThat(from).isLessThanOrEqualTo(next);
        for (Arrival each : arrivals) {
            if (each.offset() >= from) {
                Arrival again = new Arrival(each.moment(), each.offset(), each.arrived(), each.live(), true);
                assertThat(engine.evaluate(RULES, again)).isEmpty();
            }
        }
        assertThat(engine.takeProblems()).isEmpty();
    }
}
