package io.hoststream.schema.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpu_usage_percent",
                "cpu_usage_per_core",
                "cpu_user_time",
                "cpu_system_time",
                "cpu_idle_time",
                "cpu_iowait_time",
                "load_average_1m",
                "load_average_5m",
                "load_average_15m",
                "memory_total",
                "memory_used",
                "memory_free",
                "memory_available",
                "memory_usage_percent",
                "memory_cached",
                "memory_buffers",
                "swap_total",
                "swap_used",
                "swap_free",
                "swap_usage_percent",
                "disk_read_bytes",
                "disk_write_bytes",
                "disk_read_ops",
                "disk_write_ops",
                "disk_read_time",
                "disk_write_time",
                "disk_await_time",
                "disk_io_util_percent",
                "disk_queue_length",
                "network_bytes_sent",
                "network_bytes_recv",
                "network_packets_sent",
                "network_packets_recv",
                "network_errors_in",
                "network_errors_out",
                "network_drops_in",
                "network_drops_out",
                "network_bandwidth_usage",
                "network_connections",
                "disk_total",
                "disk_used",
                "disk_free",
                "disk_usage_percent",
                "inode_total",
                "inode_used",
                "inode_free",
                "inode_usage_percent"
            })
    void shouldHaveEveryMetricThatWasAskedFor(String name) {
        assertThat(Metrics.find(name)).map(Metric::id).contains(name);
    }

    @Test
    void shouldFindNothingByAnUnknownName() {
        assertThat(Metrics.find("cpu_usage")).isEmpty();
        assertThat(Metrics.find("")).isEmpty();
        assertThat(Metrics.find("CPU_USAGE_PERCENT")).isEmpty();
    }

    @Test
    void shouldGiveEveryMetricANameOfItsOwn() {
        assertThat(Metric.values()).extracting(Metric::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void shouldNameTheConstantAsTheMetric(Metric metric) {
        assertThat(metric.id())
                .matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")
                .isEqualTo(metric.name().toLowerCase(Locale.ROOT))
                .isEqualTo(metric.toString());
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void shouldSayInThePercentNamesThatTheyArePercentages(Metric metric) {
        if (metric.id().endsWith("_percent")) {
            assertThat(metric.unit()).isEqualTo(Unit.PERCENT);
        }
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void shouldDescribeItselfInOneSentence(Metric metric) {
        assertThat(metric.help()).as(metric.id()).matches("[A-Z][^\\n]*[^.\\s]").doesNotContain("  ");
    }

    @Test
    void shouldGiveMetricsThatDifferDescriptionsThatDiffer() {
        for (Scope<?> scope : Scope.ALL) {
            assertThat(Arrays.stream(Metric.values()).filter(metric -> metric.scope() == scope))
                    .extracting(metric -> metric.help() + " in " + metric.unit())
                    .as(scope.id())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldUseEveryScope() {
        assertThat(Arrays.stream(Metric.values()).<Object>map(Metric::scope).distinct())
                .containsExactlyInAnyOrderElementsOf(Scope.ALL);
        assertThat(Scope.ALL).extracting(Scope::id).doesNotHaveDuplicates();
        assertThat(Scope.ALL).extracting(Scope::toString).isEqualTo(idsOf(Scope.ALL));
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void shouldWriteEveryUnitWithASymbol(Unit unit) {
        assertThat(unit.symbol()).isNotBlank();
    }

    @Test
    void shouldHaveOneSymbolForEachUnit() {
        assertThat(Unit.values()).extracting(Unit::symbol).doesNotHaveDuplicates();
    }

    private static List<String> idsOf(List<Scope<?>> scopes) {
        return scopes.stream().<String>map(Scope::id).toList();
    }
}
