package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.Samples;
import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Rules;
import io.hoststream.alert.rule.Threshold;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random walks of two hosts with three series each; what has to hold holds for every seed. */
class EngineWalkTest {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.samples", 5);
    private static final int SAMPLES = 1500;
    private static final Rules RULES = WatchedHost.rules(
            "{name: cpu, metric: cpu_usage_percent, above: {warning: 80, critical: 95}, "
                    + "clear: {warning: 75, critical: 90}, for: 30s}",
            "{name: idle, metric: memory_usage_percent, below: {warning: 30, critical: 10}, for: 1m}",
            "{name: busy, metric: disk_io_util_percent, above: {critical: 60}, clear: {critical: 40}}",
            "{name: strict, metric: cpu_usage_percent, above: {warning: 50}, clear: {warning: 50}, for: 20s}");

    /** A walk between 0 and 100 that likes to stay where limits are, and is unknown now and then. */
    private static final class Walk {

        private final Random random;
        private double value;

        Walk(Random random) {
            this.random = random;
            this.value = random.nextInt(100);
        }

        double next() {
            double step = random.nextInt(10) == 0 ? random.nextGaussian() * 40 : random.nextGaussian() * 5;
            value = Math.max(0, Math.min(100, value + step));
            return value;
        }

        @Nullable
        Double nextOrUnknown() {
            double now = next();
            return random.nextInt(8) == 0 ? null : now;
        }
    }

    /** The samples of a partition: two hosts in turn, parts of it a backlog, now and then the last few sent once more. */
    private static List<Arrival> partition(long seed) {
        Random random = new Random(seed);
        List<Samples> hosts = List.of(Samples.of("web-1"), Samples.of("web-2"));
        List<Walk> walks = Stream.generate(() -> new Walk(random)).limit(6).toList();
        List<Arrival> arrivals = new ArrayList<>();
        boolean live = true;
        while (arrivals.size() < SAMPLES) {
            live = random.nextInt(100) == 0 ? !live : live;
            int host = random.nextInt(hosts.size());
            Samples samples = hosts.get(host);
            samples.live(live).cpu(walks.get(host * 3).nextOrUnknown());
            samples.memory(walks.get(host * 3 + 1).next());
            samples.disks(Map.of("sda", walks.get(host * 3 + 2).next()));
            arrivals.add(samples.at(arrivals.size()));
            if (random.nextInt(10) == 0) {
                repeat(arrivals, 1 + random.nextInt(5));
            }
        }
        return arrivals;
    }

    /** What was in flight when the newest sample's collector was killed is on the topic twice. */
    private static void repeat(List<Arrival> arrivals, int most) {
        Arrival newest = arrivals.get(arrivals.size() - 1);
        List<Arrival> own = arrivals.stream()
                .filter(arrival ->
                        arrival.moment().host().equals(newest.moment().host()))
                .toList();
        for (Arrival again : own.subList(Math.max(0, own.size() - most), own.size())) {
            arrivals.add(new Arrival(again.moment(), arrivals.size(), newest.arrived(), newest.live(), false));
        }
    }

    private static Engine engine() {
        return new Engine(PARTITION, EngineSettings.missingAfter(Duration.ofDays(1)));
    }

    private static List<AlertEvent> run(Engine engine, List<Arrival> arrivals) {
        List<AlertEvent> events = new ArrayList<>();
        arrivals.forEach(arrival -> events.addAll(engine.evaluate(RULES, arrival)));
        return events;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldKeepTheOrderOfStates(long seed) {
        Map<String, AlertEvent> last = new HashMap<>();
        Map<String, Severity> told = new HashMap<>();
        Engine engine = engine();
        List<AlertEvent> events = run(engine, partition(seed));
        assertThat(events).hasSizeGreaterThan(50);
        for (AlertEvent event : events) {
            AlertEvent before = last.put(event.getId(), event);
            assertThat(allowed(before, event, told.get(event.getId())))
                    .as("seed %d: %s after %s", seed, event, before)
                    .isTrue();
            if (event.getState() == AlertState.FIRING && !event.getBacklog()) {
                told.put(event.getId(), event.getSeverity());
            }
        }
        assertThat(last.values())
                .filteredOn(event -> event.getState() != AlertState.RESOLVED)
                .hasSize(engine.active());
    }

    private static boolean allowed(@Nullable AlertEvent before, AlertEvent event, @Nullable Severity told) {
        Rule rule = ruleOf(event);
        if (before == null) {
            return event.getState() == (rule.timing().hold().isZero() ? AlertState.FIRING : AlertState.PENDING);
        }
        boolean ordered = before.getState() != AlertState.RESOLVED
                && before.getSince().equals(event.getSince())
                && before.getCause().getLastOffset() < event.getCause().getLastOffset();
        return ordered
                && switch (event.getState()) {
                    case PENDING -> false;
                    case RESOLVED -> true;
                    case FIRING ->
                        before.getState() == AlertState.PENDING
                                || before.getSeverity() != event.getSeverity()
                                || (told != event.getSeverity() && !event.getBacklog());
                };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldChangeOnlyOnValuesThatMayChangeIt(long seed) {
        Map<String, AlertEvent> last = new HashMap<>();
        for (AlertEvent event : run(engine(), partition(seed))) {
            AlertEvent before = last.put(event.getId(), event);
            Rule rule = ruleOf(event);
            Threshold threshold = rule.threshold();
            if (event.getState() == AlertState.RESOLVED) {
                assertThat(threshold.held(event.getValue(), Severity.CRITICAL))
                        .as("seed %d: %s", seed, event)
                        .isNull();
            } else if (before == null || worse(event, before)) {
                Level level = threshold.level(event.getSeverity());
                assertThat(level != null && threshold.crosses(level, event.getValue()))
                        .as("seed %d: %s", seed, event)
                        .isTrue();
            }
            if (before != null && worse(event, before)) {
                Duration lasted = Duration.between(event.getSince(), event.getTime());
                assertThat(lasted)
                        .as("seed %d: %s", seed, event)
                        .isGreaterThanOrEqualTo(rule.timing().hold());
            }
        }
    }

    private static Rule ruleOf(AlertEvent event) {
        return RULES.list().stream()
                .filter(each -> each.name().equals(event.getRule()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean worse(AlertEvent event, AlertEvent before) {
        return event.getState() == AlertState.FIRING
                && (before.getState() == AlertState.PENDING
                        || event.getSeverity().compareTo(before.getSeverity()) > 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldSayNothingOnAReplay(long seed) {
        Engine engine = engine();
        List<Arrival> arrivals = partition(seed);
        run(engine, arrivals);
        assertThat(run(engine, arrivals)).isEmpty();
    }
}
