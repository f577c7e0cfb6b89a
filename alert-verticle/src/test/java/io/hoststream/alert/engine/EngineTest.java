package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.Samples;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Cause;
import io.hoststream.avro.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest extends WatchedHost {

    @Test
    void shouldSayNothingWhileAllIsWell() {
        cpu(10.0, 79.9, 50.0, null, 79.99);
        assertThat(told()).isEmpty();
        assertThat(engine.active()).isZero();
    }

    @Test
    void shouldBePendingThenFireThenResolve() {
        cpu(10.0, 85.0, 85.0, 85.0);
        assertThat(told()).containsExactly("PENDING WARNING");
        cpu(85.0);
        assertThat(told()).containsExactly("FIRING WARNING");
        cpu(85.0, 84.0, 50.0, 50.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
        assertThat(engine.active()).isZero();
    }

    @Test
    void shouldCarryWhatCausedTheChange() {
        cpu(10.0, 97.0, 97.0, 97.0, 97.3);
        AlertEvent pending = events.get(0);
        AlertEvent firing = events.get(1);
        assertThat(firing.getId()).isEqualTo(pending.getId()).hasSize(24);
        assertThat(firing.getRule()).isEqualTo("cpu");
        assertThat(firing.getHost()).isEqualTo("web-1");
        assertThat(firing.getHostId()).isEqualTo("id-of-web-1");
        assertThat(firing.getHostLabels()).containsEntry("group", "shop");
        assertThat(firing.getMetric()).isEqualTo("cpu_usage_percent");
        assertThat(firing.getDeviceLabels()).isEmpty();
        assertThat(firing.getValue()).isEqualTo(97.3);
        assertThat(firing.getLimit()).isEqualTo(95);
        assertThat(firing.getSince()).isEqualTo(Samples.START.plusSeconds(10));
        assertThat(firing.getTime()).isEqualTo(Samples.START.plusSeconds(40));
        assertThat(firing.getCause()).isEqualTo(new Cause("hoststream.samples", 3, 101L, 104L));
        assertThat(firing.getSummary()).isEqualTo("CPU of web-1 is at 97.3 % (limit 95 %) since 02:14 UTC");
        assertThat(pending.getCause()).isEqualTo(new Cause("hoststream.samples", 3, 101L, 101L));
    }

    @Test
    void shouldFireCriticalAtOnceWhenBothLimitsWereCrossedTogether() {
        cpuFor(4, 99);
        assertThat(told()).containsExactly("PENDING CRITICAL", "FIRING CRITICAL");
    }

    @Test
    void shouldEscalateOnlyAfterTheWorseLimitWasCrossedForLongEnough() {
        cpuFor(4, 85);
        told();
        cpu(99.0, 99.0, 99.0);
        assertThat(told()).isEmpty();
        cpu(94.0, 99.0, 99.0, 99.0);
        assertThat(told()).as("the run began anew").isEmpty();
        cpu(99.0);
        assertThat(told()).containsExactly("FIRING CRITICAL");
    }

    @Test
    void shouldSayOfAnEscalationSinceWhenTheWorseLimitIsCrossed() {
        cpuFor(7, 85);
        cpuFor(4, 99);
        AlertEvent critical = events.get(2);
        assertThat(critical.getSince()).isEqualTo(Samples.START);
        assertThat(critical.getSummary()).isEqualTo("CPU of web-1 is at 99 % (limit 95 %) since 02:15 UTC");
        assertThat(critical.getCause()).isEqualTo(new Cause("hoststream.samples", 3, 107L, 110L));
    }

    @Test
    void shouldEaseOnlyAtTheClearLevelOfCritical() {
        cpuFor(4, 99);
        told();
        cpu(94.0, 91.0, 90.5);
        assertThat(told()).isEmpty();
        cpu(90.0);
        assertThat(events.get(0).getLimit()).isEqualTo(80);
        assertThat(told()).containsExactly("FIRING WARNING");
        cpu(78.0, 76.0);
        assertThat(told()).isEmpty();
        cpu(75.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldResolveFromCriticalWithoutAStopAtWarning() {
        cpuFor(4, 99);
        told();
        cpu(20.0);
        assertThat(told()).containsExactly("RESOLVED CRITICAL");
    }

    @Test
    void shouldNotToggleBetweenLimitAndClearLevel() {
        cpuFor(4, 85);
        told();
        cpu(79.0, 81.0, 76.0, 80.0, 75.1, 79.9);
        assertThat(told()).isEmpty();
    }

    @Test
    void shouldResolveAPendingAlertThatGoesAway() {
        cpu(85.0, 85.0, 70.0);
        assertThat(events.get(1).getSummary())
                .isEqualTo("CPU of web-1 is back at 70 % (limit 80 %) before it became an alert");
        assertThat(told()).containsExactly("PENDING WARNING", "RESOLVED WARNING");
    }

    @Test
    void shouldStayPendingBetweenTheLevelsButCountFromTheNextCrossing() {
        cpu(85.0, 85.0, 78.0, 85.0, 85.0, 85.0);
        assertThat(told()).containsExactly("PENDING WARNING");
        cpu(85.0);
        assertThat(events.get(0).getCause()).isEqualTo(new Cause("hoststream.samples", 3, 103L, 106L));
        assertThat(events.get(0).getSince()).isEqualTo(Samples.START);
        assertThat(told()).containsExactly("FIRING WARNING");
    }

    @Test
    void shouldFireAtOnceWithoutFor() {
        rules = rules("{name: cpu, metric: cpu_usage_percent, above: {critical: 95}}");
        cpu(96.0);
        assertThat(told()).containsExactly("FIRING CRITICAL");
        cpu(50.0);
        assertThat(told()).containsExactly("RESOLVED CRITICAL");
    }

    @Test
    void shouldWatchValuesThatAreBadWhenLow() {
        rules = rules("{name: idle, metric: cpu_usage_percent, below: {warning: 5, critical: 1}, "
                + "clear: {warning: 10, critical: 2}, for: 10s}");
        cpu(20.0, 4.0, 4.0, 0.5, 0.5, 3.0, 9.0, 10.0);
        assertThat(told())
                .containsExactly(
                        "PENDING WARNING", "FIRING WARNING", "FIRING CRITICAL", "FIRING WARNING", "RESOLVED WARNING");
    }

    @Test
    void shouldGiveTheSameAlertTheSameIdWhoeverMakesIt() {
        cpuFor(4, 85);
        Engine other = new Engine(PARTITION, EngineSettings.missingAfter(Duration.ofMinutes(5)));
        Samples again = Samples.of("web-1");
        List<AlertEvent> same = new ArrayList<>();
        for (int sample = 0; sample < 4; sample++) {
            same.addAll(other.evaluate(rules, again.cpu(85.0).next()));
        }
        assertThat(same).isEqualTo(events);
    }

    @Test
    void shouldGiveTheNextAlertAnotherId() {
        cpu(85.0, 10.0, 85.0);
        assertThat(events.get(0).getId()).isEqualTo(events.get(1).getId());
        assertThat(events.get(2).getId()).isNotEqualTo(events.get(0).getId());
        assertThat(events.get(2).getState()).isEqualTo(AlertState.PENDING);
        assertThat(events.get(2).getSeverity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldSayTheDayWhereItIsNotToday() {
        cpuFor(4, 85);
        web.pass(Duration.ofDays(1));
        cpu(99.0, 99.0, 99.0, 99.0, 85.0);
        assertThat(events.get(events.size() - 1).getSummary())
                .isEqualTo("CPU of web-1 has eased to 85 %: no longer critical, still a warning (limit 80 %) since "
                        + "2026-03-01 02:14 UTC");
        cpu(10.0);
        assertThat(events.get(events.size() - 1).getSummary())
                .isEqualTo("CPU of web-1 is back at 10 % (limit 80 %) after 1d1m30s");
    }
}
