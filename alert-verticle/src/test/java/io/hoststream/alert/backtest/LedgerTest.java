package io.hoststream.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.Samples;
import io.hoststream.alert.rule.RuleParser;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Instant START = Samples.START;
    private static final RuleBook RULES = new RuleBook(RuleParser.parse(
            "test.yaml", "rules: [{name: cpu, metric: cpu_usage_percent, above: {warning: 80, critical: 95}}]"));

    private final Ledger ledger = new Ledger(RULES, START);

    @Test
    void shouldMakeOneEpisodeOfAnAlertFromItsFirstToItsLastWord() {
        ledger.add(event(AlertState.PENDING, Severity.WARNING, 0, 85));
        ledger.add(event(AlertState.FIRING, Severity.WARNING, 60, 86));
        ledger.add(event(AlertState.FIRING, Severity.CRITICAL, 120, 96));
        ledger.add(event(AlertState.FIRING, Severity.WARNING, 180, 88));
        ledger.add(event(AlertState.RESOLVED, Severity.WARNING, 240, 40));

        Episode episode = only(START.plusSeconds(500));
        assertThat(episode.times())
                .isEqualTo(new Times(START, START.plusSeconds(60), START.plusSeconds(240), START.plusSeconds(240)));
        assertThat(episode.course()).isEqualTo(new Course(Severity.CRITICAL, 96, 90, 2, false, false));
        assertThat(episode.why()).isEqualTo("at 96.0");
        assertThat(ledger.pendings()).isEqualTo(1);
    }

    @Test
    void shouldSeeThePeakBetweenTwoWords() {
        ledger.add(event(AlertState.FIRING, Severity.WARNING, 60, 86));
        ledger.look(Samples.of("web").cpu(93.0).next().moment());
        ledger.look(Samples.of("other").cpu(99.0).next().moment());
        ledger.add(event(AlertState.RESOLVED, Severity.WARNING, 240, 40));

        assertThat(only(START.plusSeconds(500)).course().peak()).isEqualTo(93);
    }

    @Test
    void shouldMakeNoEpisodeOfWhatNeverFired() {
        ledger.add(event(AlertState.PENDING, Severity.WARNING, 0, 85));
        ledger.add(event(AlertState.RESOLVED, Severity.WARNING, 30, 40));

        assertThat(ledger.end(START.plusSeconds(500))).isEmpty();
    }

    @Test
    void shouldNotCountWhatFiredBefore() {
        ledger.add(event(AlertState.FIRING, Severity.WARNING, -60, 86));
        ledger.add(event(AlertState.RESOLVED, Severity.WARNING, 240, 40));

        assertThat(ledger.end(START.plusSeconds(500))).isEmpty();
        assertThat(ledger.carriedOver()).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatWasOverBefore() {
        ledger.add(event(AlertState.FIRING, Severity.WARNING, -60, 86));
        ledger.add(event(AlertState.RESOLVED, Severity.WARNING, -10, 40));

        assertThat(ledger.end(START.plusSeconds(500))).isEmpty();
        assertThat(ledger.carriedOver()).isZero();
    }

    @Test
    void shouldSayWhatStillFires() {
        ledger.add(event(AlertState.FIRING, Severity.WARNING, 60, 86));

        Episode episode = only(START.plusSeconds(360));
        assertThat(episode.times().stillFiring()).isTrue();
        assertThat(episode.times().lasted()).isEqualTo(Duration.ofMinutes(5));
        assertThat(episode.resolvedItself()).isFalse();
    }

    @Test
    void shouldCountNoPageForWhatIsOnlyShownAndSeeFlapping() {
        ledger.add(builder(AlertState.FIRING, Severity.WARNING, 60, 86)
                .setQuiet(true)
                .setFires(RULES.flappingFrom("cpu"))
                .build());

        Course course = only(START.plusSeconds(360)).course();
        assertThat(course.pages()).isZero();
        assertThat(course.quiet()).isTrue();
        assertThat(course.flapping()).isTrue();
    }

    private Episode only(Instant seenUntil) {
        List<Episode> episodes = ledger.end(seenUntil);
        assertThat(episodes).hasSize(1);
        return episodes.get(0);
    }

    @Test
    void shouldNotCountASilenceThatBeganWhereTheArchiveEnds() {
        ledger.add(builder(AlertState.FIRING, Severity.WARNING, 60, 120)
                .setKind("absence")
                .build());

        assertThat(ledger.end(START.plusSeconds(360))).isEmpty();
        assertThat(ledger.atTheEdge()).isEqualTo(1);
    }

    @Test
    void shouldCountASilenceThatBeganLongBeforeTheArchiveEnds() {
        ledger.add(builder(AlertState.FIRING, Severity.WARNING, 60, 120)
                .setKind("absence")
                .build());

        assertThat(only(START.plusSeconds(3600)).times().stillFiring()).isTrue();
        assertThat(ledger.atTheEdge()).isZero();
    }

    private static AlertEvent event(AlertState state, Severity severity, int seconds, double value) {
        return builder(state, severity, seconds, value).build();
    }

    private static AlertEvent.Builder builder(AlertState state, Severity severity, int seconds, double value) {
        return AlertEvent.newBuilder()
                .setId("one")
                .setRule("cpu")
                .setSeverity(severity)
                .setState(state)
                .setHost("web")
                .setHostId("id-of-web")
                .setMetric("cpu_usage_percent")
                .setDeviceLabels(Map.of())
                .setValue(value)
                .setLimit(severity == Severity.CRITICAL ? 90 : 80)
                .setSince(START)
                .setTime(START.plusSeconds(seconds))
                .setSummary("at " + value);
    }
}
