package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.Samples;
import io.hoststream.alert.rule.Direction;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Rules;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Timing;
import io.hoststream.alert.rule.Variant;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Cause;
import io.hoststream.avro.HostWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hosts that say nothing. */
class EngineSilenceTest extends WatchedHost {

    private static final Instant ALWAYS = Samples.START.minus(Duration.ofDays(1));
    private static final Instant HEARD = Samples.START.plusMillis(50);
    private static final Rule DOWN = SomeRules.rule(
            "down",
            new Signal.Silence(),
            SomeRules.levels(Direction.ABOVE, SomeRules.warning(120, 120), SomeRules.critical(600, 600)),
            Timing.AT_ONCE,
            SomeRules.subject("{host}"));

    @BeforeEach
    void watchSilence() {
        rules = SomeRules.of(DOWN, rules.list().get(0));
    }

    private void quiet(Duration after, Instant hearing) {
        events.addAll(engine.quietUntil(rules, HEARD.plus(after), hearing));
    }

    private void quiet(Duration after) {
        quiet(after, ALWAYS);
    }

    @Test
    void shouldTellOfAHostThatFallsSilentAndThatItIsHeardAgain() {
        cpu(10.0);
        quiet(Duration.ofSeconds(119));
        assertThat(told()).isEmpty();
        quiet(Duration.ofMinutes(2));
        AlertEvent event = events.get(0);
        assertThat(event.getSummary()).isEqualTo("web-1 has been silent for 2m: last heard at 02:14 UTC");
        assertThat(event.getKind()).isEqualTo("absence");
        assertThat(event.getMetric()).isEqualTo("host_silence");
        assertThat(event.getValue()).isEqualTo(120);
        assertThat(event.getLimit()).isEqualTo(120);
        assertThat(event.getSince()).isEqualTo(HEARD);
        assertThat(event.getCause()).isEqualTo(new Cause("hoststream.samples", 3, 100L, 100L));
        assertThat(told()).containsExactly("FIRING WARNING");
        quiet(Duration.ofMinutes(5));
        assertThat(told()).isEmpty();
        quiet(Duration.ofMinutes(10));
        assertThat(told()).containsExactly("FIRING CRITICAL");
        web.pass(Duration.ofMinutes(12));
        cpu(10.0);
        assertThat(events.get(0).getSummary()).isEqualTo("web-1 is heard again after 12m10s");
        assertThat(told()).containsExactly("RESOLVED CRITICAL");
        assertThat(engine.active()).isZero();
    }

    @Test
    void shouldNameTheSameAlertWheneverItIsLookedAt() {
        cpu(10.0);
        quiet(Duration.ofSeconds(130));
        Engine other = new Engine(PARTITION, EngineSettings.missingAfter(Duration.ofMinutes(5)));
        other.evaluate(rules, Samples.of("web-1").cpu(10.0).next());
        List<AlertEvent> later = other.quietUntil(rules, HEARD.plusSeconds(500), ALWAYS);
        assertThat(later)
                .extracting(AlertEvent::getId)
                .containsExactly(events.get(0).getId());
    }

    @Test
    void shouldCountNoSilenceThatNobodyCouldHear() {
        cpu(10.0);
        quiet(Duration.ofSeconds(500), HEARD.plusSeconds(400));
        assertThat(told()).isEmpty();
        quiet(Duration.ofSeconds(520), HEARD.plusSeconds(400));
        assertThat(events.get(0).getSummary()).isEqualTo("web-1 has been silent for 8m40s: last heard at 02:14 UTC");
        quiet(Duration.ofSeconds(530), HEARD.plusSeconds(530));
        assertThat(told()).as("it goes on although somebody else listens now").containsExactly("FIRING WARNING");
    }

    @Test
    void shouldNotTellOfAHostThatWasNeverHeard() {
        quiet(Duration.ofHours(1));
        assertThat(told()).isEmpty();
    }

    @Test
    void shouldNotTellWhereTheRuleIsOff() {
        Variant off = new Variant(DOWN.target().where(), Optional.empty());
        rules = SomeRules.of(new Rule(
                DOWN.name(),
                DOWN.signal(),
                DOWN.threshold(),
                DOWN.timing(),
                DOWN.target(),
                DOWN.wording(),
                List.of(off)));
        cpu(10.0);
        quiet(Duration.ofHours(1));
        assertThat(told()).isEmpty();
    }

    @Test
    void shouldEndItWhenTheRuleIsTakenOut() {
        cpu(10.0);
        quiet(Duration.ofMinutes(3));
        told();
        rules = new Rules(List.of(rules.list().get(1)), "test");
        quiet(Duration.ofMinutes(4));
        assertThat(events.get(0).getSummary()).isEqualTo("web-1 is no longer watched by a rule");
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldEndAllAlertsAfterADayAndForgetTheHostAfterTwoWeeks() {
        cpuFor(4, 85);
        told();
        quiet(Duration.ofMinutes(20));
        assertThat(told()).containsExactly("FIRING CRITICAL");
        quiet(Duration.ofHours(25));
        assertThat(events)
                .extracting(AlertEvent::getSummary)
                .containsExactly(
                        "CPU of web-1 is no longer reported; it was last at 85 % (limit 80 %)",
                        "web-1 has been silent for 1d59m30s and counts as taken away: last heard at 2026-03-01 02:14"
                                + " UTC");
        assertThat(told()).containsExactly("RESOLVED WARNING", "RESOLVED CRITICAL");
        quiet(Duration.ofDays(2));
        assertThat(told()).as("once is enough").isEmpty();
        engine.takeAll();
        quiet(Duration.ofDays(15));
        HostWatch last = engine.takeChanged().get(0);
        assertThat(last.getHost()).isEqualTo("web-1");
        assertThat(last.getSeries()).isEmpty();
        assertThat(last.getLearned()).isEmpty();
        assertThat(engine.takeAll()).isEmpty();
    }

    @Test
    void shouldGoOnAfterARestart() {
        cpu(10.0);
        quiet(Duration.ofMinutes(3));
        StoredRecords records = new StoredRecords();
        records.store(engine.takeChanged());
        Engine next = new Engine(PARTITION, EngineSettings.missingAfter(Duration.ofMinutes(5)));
        records.restoreInto(next);
        assertThat(next.active()).isEqualTo(1);
        assertThat(next.quietUntil(rules, HEARD.plusSeconds(200), HEARD.plusSeconds(200)))
                .isEmpty();
        web.pass(Duration.ofMinutes(4)).labels(Map.of());
        assertThat(next.evaluate(rules, web.next()))
                .extracting(AlertEvent::getSummary)
                .containsExactly("web-1 is heard again after 4m10s");
    }

    @Test
    void shouldNotMissAHostThatWasInstalledAnew() {
        cpu(10.0);
        quiet(Duration.ofMinutes(3));
        assertThat(told()).containsExactly("FIRING WARNING");
        web.hostId("another").pass(Duration.ofMinutes(4));
        cpu(10.0);
        quiet(Duration.ofMinutes(5));
        assertThat(events.get(0).getHostId()).isEqualTo("id-of-web-1");
        assertThat(told()).containsExactly("RESOLVED WARNING");
        quiet(Duration.ofMinutes(7));
        assertThat(events).extracting(AlertEvent::getHostId).containsExactly("another");
    }
}
