package io.hoststream.launcher.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressionsTest {

    private static final List<String> LABELS = List.of("group", "host");

    private final Entry asking = new Entry("board / panel", Map.of());
    private final Expressions many = new Expressions(LABELS, false, ShippedRules.read());

    @Test
    void shouldSelectTheChosenHosts() {
        Expressions one = new Expressions(LABELS, true, ShippedRules.read());

        assertThat(many.expand("host_up{@hosts,a=\"b\"}", Optional.empty(), asking))
                .isEqualTo("host_up{group=~\"$group\",host=~\"$host\",a=\"b\"}");
        assertThat(one.expand("host_up{@hosts}", Optional.empty(), asking)).isEqualTo("host_up{host=\"$host\"}");
    }

    @Test
    void shouldFillInTheLimitsOfRulesInTheUnitsOfPrometheus() {
        String expr = "x >= @warning and x < @critical or y / @warning(disk-slow)";

        assertThat(many.expand(expr, Optional.of("memory"), asking)).isEqualTo("x >= 0.85 and x < 0.95 or y / 0.1");
    }

    @Test
    void shouldRankSeriesByTheirAverageOverTheTimeShown() {
        assertThat(Expressions.highestOverTime("host_load1{a=\"b\"} / host_cpus{a=\"b\"}"))
                .isEqualTo("(host_load1{a=\"b\"} / host_cpus{a=\"b\"}) and topk($top, "
                        + "avg_over_time(host_load1{a=\"b\"}[$__range] @ end()) / "
                        + "avg_over_time(host_cpus{a=\"b\"}[$__range] @ end()))");
        assertThat(Expressions.highestOverTime("rate(x_total{}[$__rate_interval])"))
                .isEqualTo("(rate(x_total{}[$__rate_interval])) and topk($top, rate(x_total{}[$__range] @ end()))");
        assertThat(Expressions.highestOverTime("deriv(x{}[1h])"))
                .isEqualTo("(deriv(x{}[1h])) and topk($top, deriv(x{}[1h] @ end()))");
    }

    @Test
    void shouldRefuseWhatStandsForNothing() {
        assertRefused("x{@host}", Optional.empty(), "\"@host\" stands for nothing");
        assertRefused("x >= @warning", Optional.empty(), "@warning needs a rule");
        assertRefused("x >= @critical", Optional.of("disk-busy"), "rule disk-busy has no level for @critical");
        assertRefused("x >= @warning", Optional.of("memry"), "did you mean memory?");
    }

    private void assertRefused(String expr, Optional<String> rule, String message) {
        assertThatThrownBy(() -> many.expand(expr, rule, asking))
                .hasMessageStartingWith("board / panel: ")
                .hasMessageContaining(message);
    }
}
