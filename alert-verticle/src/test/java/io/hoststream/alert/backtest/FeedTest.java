package io.hoststream.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.alert.rule.RuleParser;
import io.hoststream.archive.history.files.ReplayedSample;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedTest {

    private static final Instant START = SomeEpisodes.START;
    private static final Period HOUR = new Period(START, START, START.plus(Duration.ofHours(1)));

    private final Trial trial = new Trial(
            new RuleBook(RuleParser.parse(
                    "test.yaml",
                    "rules: [{name: silent, silent: {warning: 2m}}, {name: cpu, metric: cpu_usage_percent, above:"
                            + " {warning: 80}, for: 1m}]")),
            EngineSettings.missingAfter(Duration.ofMinutes(5)),
            HOUR);
    private final Survey survey = new Survey(HOUR, Duration.ofMinutes(5));
    private final Feed feed = new Feed(HOUR, any -> true, survey, List.of(trial));

    @Test
    void shouldNoticeAHostThatFallsSilentWhileOthersAreHeard() {
        for (int second = 0; second < 1200; second += 10) {
            feed.accept(sample("b", second, 10, 5));
            if (second < 300 || second >= 900) {
                feed.accept(sample("a", second, 10, 5));
            }
        }

        List<Episode> episodes = end().episodes();
        assertThat(episodes).hasSize(1);
        assertThat(episodes.get(0).subject().rule()).isEqualTo("silent");
        assertThat(episodes.get(0).subject().host()).isEqualTo("a");
        assertThat(episodes.get(0).times().fired()).isEqualTo(START.plusSeconds(290 + 120));
        assertThat(episodes.get(0).times().resolved()).isEqualTo(START.plusSeconds(900));
    }

    @Test
    void shouldTakeASilenceOfAllForAGapOfTheArchive() {
        for (int second = 0; second < 1200; second += 10) {
            if (second < 300 || second >= 900) {
                feed.accept(sample("a", second, 10, 5));
                feed.accept(sample("b", second, 10, 5));
            }
        }

        assertThat(end().episodes()).isEmpty();
        assertThat(survey.warnings()).anyMatch(warning -> warning.contains("nobody was heard 2026-03-01T00:04:50Z to"));
    }

    @Test
    void shouldNotTakeTheEndOfTheArchiveForSilence() {
        feed.accept(sample("a", 0, 10, 5));
        feed.accept(sample("b", 0, 10, 5));

        assertThat(end().episodes()).isEmpty();
        assertThat(survey.warnings()).anyMatch(warning -> warning.contains("ends at 2026-03-01T00:00:00Z, 1h short"));
    }

    @Test
    void shouldFireOnValuesAndSayHowLate() {
        for (int second = 0; second < 600; second += 10) {
            feed.accept(sample("a", second, 10, second < 300 ? 95 : 5));
        }

        Episode episode = end().episodes().get(0);
        assertThat(episode.subject().rule()).isEqualTo("cpu");
        assertThat(episode.times().fired()).isEqualTo(START.plusSeconds(60));
        assertThat(episode.times().resolved()).isEqualTo(START.plusSeconds(300));
    }

    @Test
    void shouldCountLateSamplesAndNameRulesWithoutValues() {
        feed.accept(new ReplayedSample("a", "id", 0, 1, START.toEpochMilli(), 400_000, Map.of(), List.of()));

        assertThat(survey.warnings()).anyMatch(warning -> warning.startsWith("1 samples arrived more than 5m"));
        assertThat(end().warnings()).containsExactly("there is no value in the range for rule cpu (cpu_usage_percent)");
    }

    private Findings end() {
        return trial.end(survey.seenUntil(), survey.known());
    }

    private static ReplayedSample sample(String host, int second, int interval, double cpu) {
        return new ReplayedSample(
                host,
                "id-of-" + host,
                START.toEpochMilli(),
                1 + second / interval,
                START.toEpochMilli() + second * 1000L,
                50,
                Map.of(),
                List.of(new ReplayedSample.Value(Metric.CPU_USAGE_PERCENT, Device.HOST, cpu)));
    }
}
