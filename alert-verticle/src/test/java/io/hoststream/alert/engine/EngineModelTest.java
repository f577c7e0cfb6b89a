package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.Samples;
import io.hoststream.alert.rule.Direction;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Timing;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random rules over random values: the engine tells what a naive reading of the same rules tells. */
class EngineModelTest {

    private static final int SAMPLES = 600;

    private final Engine engine = new Engine(WatchedHost.PARTITION, EngineSettings.missingAfter(Duration.ofDays(1)));

    static LongStream seeds() {
        return LongStream.range(1, 60);
    }

    private static Rule rule(Random random) {
        Duration hold = Duration.ofSeconds(random.nextInt(4) * 10L);
        Duration kept = Duration.ofSeconds(random.nextInt(4) * 10L);
        Timing.BackOff backOff = random.nextBoolean()
                ? Timing.BackOff.NONE
                : new Timing.BackOff(1 + random.nextInt(3), Duration.ofSeconds(random.nextInt(90)));
        Timing.Flapping flapping = new Timing.Flapping(
                2 + random.nextInt(4),
                Duration.ofSeconds(60 + random.nextInt(600)),
                Duration.ofSeconds(random.nextInt(100)));
        Rule rule = SomeRules.rule(
                "cpu",
                new Signal.Value(Metric.CPU_USAGE_PERCENT),
                SomeRules.levels(Direction.ABOVE, SomeRules.warning(60, 50), SomeRules.critical(80, 75)),
                new Timing(hold, kept, backOff, flapping),
                SomeRules.subject("CPU of {host}"));
        return random.nextBoolean() ? SomeRules.withMinimum(rule, Metric.MEMORY_USAGE_PERCENT, 5) : rule;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTellWhatANaiveReaderWouldSay(long seed) {
        Random random = new Random(seed);
        Rule rule = rule(random);
        NaiveAlerts naive = new NaiveAlerts(rule);
        Samples web = Samples.of("web-1");
        List<String> told = new ArrayList<>();
        double value = 40;
        for (int sample = 0; sample < SAMPLES; sample++) {
            double step = random.nextInt(4) == 0 ? 30 : 6;
            value = Math.max(20, Math.min(100, value + random.nextGaussian() * step));
            boolean gap = random.nextInt(40) == 0;
            boolean enough = random.nextInt(15) > 0;
            web.pass(gap ? Duration.ofMinutes(3) : Duration.ZERO).memory(enough ? 50 : 1);
            Arrival arrival = web.cpu(value).next();
            double exact = Math.rint((double) (float) value * 1e4) / 1e4;
            boolean counts = enough || rule.target().minimum().isEmpty();
            naive.next(new NaiveAlerts.Point(arrival.moment().time(), exact, counts, !gap));
            engine.evaluate(SomeRules.of(rule), arrival).forEach(event -> told.add(described(event)));
        }
        assertThat(told).as("seed %d, %s", seed, rule).isEqualTo(naive.told());
        assertThat(told).hasSizeGreaterThan(3);
    }

    private static String described(AlertEvent event) {
        String fires = event.getState() == AlertState.FIRING ? " " + event.getFires() : "";
        return event.getState() + " " + event.getSeverity() + fires;
    }
}
