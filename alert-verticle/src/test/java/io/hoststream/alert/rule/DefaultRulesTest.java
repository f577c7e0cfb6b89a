package io.hoststream.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hoststream.avro.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultRulesTest {

    private static final List<Rule> SHIPPED = RuleFile.builtIn().list();

    @Test
    void shouldHaveTheLimitsOfThePlan() {
        assertThat(SHIPPED)
                .filteredOn(rule -> rule.signal() instanceof Signal.Value)
                .extracting(Rule::name, rule -> rule.signal().metricName(), DefaultRulesTest::limits)
                .containsExactly(
                        tuple("cpu", "cpu_usage_percent", List.of(80.0, 95.0)),
                        tuple("memory", "memory_usage_percent", List.of(85.0, 95.0)),
                        tuple("disk-busy", "disk_io_util_percent", List.of(80.0)),
                        tuple("disk-slow", "disk_await_time", List.of(100.0)),
                        tuple("disk-full", "disk_usage_percent", List.of(80.0, 95.0)),
                        tuple("inodes-full", "inode_usage_percent", List.of(80.0, 95.0)),
                        tuple("network-busy", "network_bandwidth_usage", List.of(80.0)),
                        tuple("network-drops-in", "network_drops_in_percent", List.of(1.0)),
                        tuple("network-drops-out", "network_drops_out_percent", List.of(1.0)));
    }

    @Test
    void shouldForecastWhatFillsUpWithinSevenDays() {
        assertThat(SHIPPED)
                .filteredOn(rule -> rule.signal() instanceof Signal.Forecast)
                .allSatisfy(rule -> {
                    assertThat(rule.signal())
                            .isEqualTo(
                                    new Signal.Forecast(rule.signal().metric().orElseThrow(), 100));
                    assertThat(limits(rule)).containsExactly(7 * 86_400.0, 86_400.0);
                })
                .extracting(Rule::name, rule -> rule.wording().quiet())
                .containsExactly(
                        tuple("disk-filling", false),
                        tuple("inodes-filling", false),
                        tuple("memory-filling", true),
                        tuple("swap-filling", true));
    }

    @Test
    void shouldTellOfASilentHostButNotOfLaptops() {
        Rule silent = SHIPPED.stream()
                .filter(rule -> rule.signal() instanceof Signal.Silence)
                .findFirst()
                .orElseThrow();

        assertThat(limits(silent)).containsExactly(120.0, 300.0);
        assertThat(silent.target().where().host("web-1", Map.of("group", "shop")))
                .isTrue();
        assertThat(silent.target().where().host("x1", Map.of("group", "laptops")))
                .isFalse();
    }

    @Test
    void shouldOnlyShowWhatIsUnusual() {
        assertThat(SHIPPED)
                .filteredOn(rule -> rule.signal() instanceof Signal.Anomaly)
                .hasSizeBetween(3, 6)
                .allSatisfy(rule -> {
                    assertThat(rule.wording().quiet()).isTrue();
                    assertThat(rule.threshold().level(Severity.CRITICAL)).isNull();
                });
    }

    @Test
    void shouldCountInTheSubjectWhereTheSentenceSaysThatItHasRisen() {
        assertThat(SHIPPED)
                .filteredOn(rule -> rule.signal() instanceof Signal.Change)
                .extracting(rule -> rule.wording().subject())
                .containsExactly("Count of processes killed for want of memory on {host}");
    }

    @Test
    void shouldNotFlap() {
        assertThat(SHIPPED)
                .filteredOn(
                        rule -> !(rule.signal() instanceof Signal.Silence || rule.signal() instanceof Signal.Change))
                .allSatisfy(rule -> {
                    assertThat(rule.timing().hold()).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
                    assertThat(rule.timing().keepFiring()).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
                    assertThat(rule.threshold().levels())
                            .allSatisfy(level -> assertThat(
                                            rule.threshold().direction().worse(level.limit(), level.clear()))
                                    .as("%s clears apart from its limit", level)
                                    .isTrue());
                });
    }

    @Test
    void shouldBeForEveryHostAndSayWhatToDo() {
        assertThat(SHIPPED).allSatisfy(rule -> {
            assertThat(rule.variants()).isEmpty();
            assertThat(rule.wording().subject()).contains(Wording.HOST);
            assertThat(rule.wording().runbook()).isEqualTo("docs/runbooks/" + rule.name() + ".md");
        });
    }

    private static List<Double> limits(Rule rule) {
        return rule.threshold().levels().stream().map(Level::limit).toList();
    }
}
