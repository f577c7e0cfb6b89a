package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.rule.Direction;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Timing;
import io.hoststream.avro.AlertEvent;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is held against limits besides the value itself, and how it is told. */
class EngineSignalsTest extends WatchedHost {

    private static final double DAY = 86_400;
    private static final Rule JUMP = SomeRules.rule(
            "jump",
            new Signal.Change(Metric.CPU_USAGE_PERCENT, Duration.ofMinutes(10)),
            SomeRules.above(30, 10),
            SomeRules.held(Duration.ofSeconds(10), Duration.ZERO),
            SomeRules.subject("CPU of {host}"));
    private static final Rule UNUSUAL = SomeRules.rule(
            "unusual",
            new Signal.Anomaly(Metric.CPU_USAGE_PERCENT, Signal.Anomaly.Side.UP, 2),
            SomeRules.above(6, 3),
            SomeRules.held(Duration.ofMinutes(5), Duration.ZERO),
            SomeRules.subject("CPU of {host}"));
    private static final Rule FILLING = SomeRules.rule(
            "filling",
            new Signal.Forecast(Metric.DISK_USAGE_PERCENT, 100),
            SomeRules.levels(Direction.BELOW, SomeRules.warning(7 * DAY, 10 * DAY)),
            Timing.AT_ONCE,
            SomeRules.subject("Filesystem {device} of {host}"));

    private final Random random = new Random(7);

    private List<String> summaries() {
        return events.stream().map(AlertEvent::getSummary).toList();
    }

    @Test
    void shouldTellByHowMuchAValueChanged() {
        rules = SomeRules.of(JUMP);
        cpuFor(61, 20);
        assertThat(told()).isEmpty();
        cpu(60.0, 60.0);
        cpuFor(65, 60);
        assertThat(summaries())
                .containsExactly(
                        "CPU of web-1 has risen by 40 % within 10m (limit 30 %), to 60 %, not yet for 10s",
                        "CPU of web-1 has risen by 40 % within 10m (limit 30 %), to 60 %",
                        "CPU of web-1 has settled at 60 %: it changed by 0 % within 10m (limit 30 %) after 10m10s");
        assertThat(events).extracting(AlertEvent::getKind).containsOnly("change");
        assertThat(events).extracting(AlertEvent::getMeasured).containsOnly(60.0);
    }

    private void usual(Duration passed) {
        for (long minute = 0; minute < passed.toMinutes(); minute++) {
            cpu(22 + random.nextGaussian());
        }
    }

    @Test
    void shouldTellWhatIsUnusualForASeries() {
        rules = SomeRules.of(UNUSUAL);
        web.every(Duration.ofMinutes(1));
        usual(Duration.ofHours(26));
        assertThat(told()).isEmpty();
        cpu(1.0, 1.0);
        assertThat(told()).as("the rule asks for more than usual").isEmpty();
        cpuFor(6, 93);
        assertThat(summaries().get(0))
                .matches("CPU of web-1 is at 93 %, \\d\\d times its usual spread above the 2[12](\\.\\d)? % "
                        + "usual at this hour, not yet for 5m");
        assertThat(summaries().get(1))
                .matches("CPU of web-1 is at 93 %, \\d\\d times its usual spread above the 2[12](\\.\\d)? % "
                        + "usual at this hour");
        AlertEvent fired = events.get(1);
        assertThat(fired.getMeasured()).isEqualTo(93);
        assertThat(fired.getExpected()).isBetween(20.0, 24.0);
        assertThat(fired.getValue()).isGreaterThan(fired.getLimit());
        assertThat(told()).containsExactly("PENDING WARNING", "FIRING WARNING");
        cpu(22.0);
        assertThat(summaries().get(0))
                .startsWith("CPU of web-1 is back at 22 %, no longer unusual (2")
                .endsWith(" % is usual at this hour) after 6m");
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldLearnAnewWhereTheSignalWasChanged() {
        rules = SomeRules.of(UNUSUAL);
        web.every(Duration.ofMinutes(1));
        usual(Duration.ofHours(26));
        rules = SomeRules.of(SomeRules.rule(
                "unusual",
                new Signal.Anomaly(Metric.CPU_USAGE_PERCENT, Signal.Anomaly.Side.BOTH, 2),
                UNUSUAL.threshold(),
                UNUSUAL.timing(),
                UNUSUAL.wording()));
        cpuFor(10, 93);
        assertThat(told()).isEmpty();
    }

    @Test
    void shouldEndAnAlertWhoseRuleGoesBySomethingElseNow() {
        rules = SomeRules.of(SomeRules.rule(
                "jump",
                new Signal.Value(Metric.CPU_USAGE_PERCENT),
                SomeRules.above(30, 10),
                Timing.AT_ONCE,
                JUMP.wording()));
        cpu(60.0);
        rules = SomeRules.of(JUMP);
        cpu(60.0);
        assertThat(summaries().get(1))
                .isEqualTo("CPU of web-1 is no longer watched by a rule; it was last at 60 % (limit 30 %)");
        assertThat(told()).containsExactly("FIRING WARNING", "RESOLVED WARNING");
    }

    @Test
    void shouldTellWhenAFilesystemWillBeFull() {
        rules = SomeRules.of(FILLING);
        web.every(Duration.ofMinutes(10));
        double full = 40;
        while (events.isEmpty() && full < 95) {
            full += 0.05;
            take(web.filesystem(full).next());
        }
        AlertEvent fired = events.get(0);
        assertThat(fired.getSummary())
                .matches("Filesystem /home of web-1 will be full \\(100 %\\) in about [67] days, on 2026-03-\\d\\d, "
                        + "if it goes on like this: it is at [45]\\d(\\.\\d)? %");
        assertThat(fired.getKind()).isEqualTo("forecast");
        assertThat(fired.getReaches()).isAfter(fired.getTime());
        assertThat(fired.getValue()).isLessThan(7 * DAY);
        assertThat(told()).containsExactly("FIRING WARNING");
        for (int sample = 0; sample < 3000 && events.isEmpty(); sample++) {
            take(web.filesystem(20.0).next());
        }
        assertThat(summaries().get(0))
                .startsWith(
                        "Filesystem /home of web-1 is at 20 % and no longer expected to be full (100 %) soon, after ");
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldNotTellOfAPercentageOfNextToNothing() {
        Rule busy = SomeRules.rule(
                "busy",
                new Signal.Value(Metric.DISK_IO_UTIL_PERCENT),
                SomeRules.above(80, 70),
                Timing.AT_ONCE,
                SomeRules.subject("Disk {device} of {host}"));
        rules = SomeRules.of(SomeRules.withMinimum(busy, Metric.CPU_USAGE_PERCENT, 5));
        take(web.cpu(null).disks(Map.of("sda", 90.0)).next());
        take(web.cpu(1.0).next());
        assertThat(told()).as("not known, or not reached").isEmpty();
        take(web.cpu(5.0).next());
        assertThat(told()).containsExactly("FIRING WARNING");
        take(web.cpu(2.0).next());
        assertThat(summaries())
                .containsExactly("Disk sda of web-1 is at 90 % with too little going on to count, after 10s");
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldHoldTheMinimumOfTheSameDevice() {
        Rule busy = SomeRules.rule(
                "busy",
                new Signal.Value(Metric.DISK_USAGE_PERCENT),
                SomeRules.above(80, 70),
                Timing.AT_ONCE,
                SomeRules.subject("Filesystem {device} of {host}"));
        rules = SomeRules.of(SomeRules.withMinimum(busy, Metric.DISK_USAGE_PERCENT, 85));
        take(web.filesystem(84.0).next());
        assertThat(told()).isEmpty();
        take(web.filesystem(85.0).next());
        assertThat(told()).containsExactly("FIRING WARNING");
    }

    @Test
    void shouldCarryWhatTheRuleSaysOfItsAlerts() {
        rules = SomeRules.of(SomeRules.rule(
                "cpu",
                new Signal.Value(Metric.CPU_USAGE_PERCENT),
                SomeRules.above(80, 70),
                Timing.AT_ONCE,
                SomeRules.subject("CPU of {host}")));
        cpu(90.0);
        rules = SomeRules.of();
        cpu(90.0);
        assertThat(events).extracting(AlertEvent::getLabels).containsOnly(Map.of("team", "shop"));
        assertThat(events).extracting(AlertEvent::getRunbook).containsOnly("runbook");
    }
}
