package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.rule.Direction;
import io.hoststream.alert.rule.Rules;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Timing;
import io.hoststream.avro.AlertEvent;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Alerts that are kept on, that come again and again, and that have to wait longer each time. */
class EngineFlappingTest extends WatchedHost {

    private static Rules timed(Timing timing) {
        return SomeRules.of(SomeRules.rule(
                "cpu",
                new Signal.Value(Metric.CPU_USAGE_PERCENT),
                SomeRules.levels(Direction.ABOVE, SomeRules.warning(80, 75), SomeRules.critical(95, 90)),
                timing,
                SomeRules.subject("CPU of {host}")));
    }

    private static Timing flapping(int fires, Duration keepFiring) {
        return new Timing(
                Duration.ZERO,
                keepFiring,
                Timing.BackOff.NONE,
                new Timing.Flapping(fires, Duration.ofMinutes(10), Duration.ofMinutes(1)));
    }

    @Test
    void shouldBeOverOnlyWhenEverySampleWasClearForLongEnough() {
        rules = timed(SomeRules.held(Duration.ZERO, Duration.ofSeconds(30)));
        cpu(85.0, 10.0, 10.0, 10.0);
        assertThat(told()).containsExactly("FIRING WARNING");
        cpu(78.0, 10.0, 10.0, 10.0);
        assertThat(told()).as("between the levels is not clear").isEmpty();
        cpu(10.0);
        assertThat(events.get(0).getSummary()).isEqualTo("CPU of web-1 is back at 10 % (limit 80 %) after 1m20s");
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldCountTheClearTimeAnewAfterAGap() {
        rules = timed(SomeRules.held(Duration.ZERO, Duration.ofSeconds(30)));
        cpu(85.0, 10.0);
        web.pass(Duration.ofMinutes(2));
        cpu(10.0, 10.0, 10.0);
        assertThat(told()).containsExactly("FIRING WARNING");
        cpu(10.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldBecomeCriticalWhileItIsKeptOn() {
        rules = timed(SomeRules.held(Duration.ZERO, Duration.ofSeconds(30)));
        cpu(85.0, 10.0, 99.0);
        assertThat(told()).containsExactly("FIRING WARNING", "FIRING CRITICAL");
        cpu(10.0, 10.0, 10.0, 10.0);
        assertThat(told()).containsExactly("RESOLVED CRITICAL");
    }

    @Test
    void shouldHoldAnAlertOnThatCameAgainAndAgain() {
        rules = timed(flapping(3, Duration.ZERO));
        cpu(85.0, 10.0, 85.0, 10.0, 85.0);
        assertThat(events).extracting(AlertEvent::getFires).containsExactly(1, 1, 2, 2, 3);
        assertThat(events.get(2).getSummary()).isEqualTo("CPU of web-1 is at 85 % (limit 80 %) since 02:14 UTC");
        assertThat(events.get(4).getSummary())
                .isEqualTo("CPU of web-1 is at 85 % (limit 80 %) since 02:14 UTC; the 3rd time within 10m: "
                        + "it is kept on until it has been clear for 1m");
        told();
        cpu(10.0, 85.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0);
        assertThat(told()).isEmpty();
        cpu(10.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldForgetWhenItFiredLongAgo() {
        rules = timed(flapping(2, Duration.ZERO));
        cpu(85.0, 10.0);
        assertThat(engine.active()).isZero();
        cpuFor(60, 10);
        cpu(85.0);
        assertThat(events.get(2).getFires()).isEqualTo(1);
        cpu(10.0);
        assertThat(told()).containsExactly("FIRING WARNING", "RESOLVED WARNING", "FIRING WARNING", "RESOLVED WARNING");
    }

    @Test
    void shouldWaitLongerEachTimeUpToABound() {
        rules = timed(new Timing(
                Duration.ofSeconds(10),
                Duration.ZERO,
                new Timing.BackOff(3, Duration.ofSeconds(50)),
                new Timing.Flapping(9, Duration.ofHours(1), Duration.ZERO)));
        cpuFor(2, 85);
        assertThat(told()).containsExactly("PENDING WARNING", "FIRING WARNING");
        cpu(10.0);
        cpuFor(3, 85);
        assertThat(events.get(1).getSummary()).endsWith("not yet for 30s");
        assertThat(told()).containsExactly("RESOLVED WARNING", "PENDING WARNING");
        cpu(85.0, 10.0);
        assertThat(told()).containsExactly("FIRING WARNING", "RESOLVED WARNING");
        cpuFor(5, 85);
        assertThat(told()).containsExactly("PENDING WARNING");
        cpu(85.0);
        assertThat(told()).as("50 s at most").containsExactly("FIRING WARNING");
    }

    @Test
    void shouldRememberNoMoreThanABoundedNumberOfFires() {
        rules = timed(flapping(1000, Duration.ZERO));
        web.every(Duration.ofSeconds(1));
        for (int fire = 0; fire < 2 * Fires.MOST; fire++) {
            cpu(85.0, 10.0);
        }
        assertThat(events.get(events.size() - 1).getFires()).isEqualTo(Fires.MOST);
        assertThat(engine.takeAll().get(0).getSeries().get(0).getFired()).hasSize(Fires.MOST);
    }
}
