package io.hoststream.schema.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The names in Prometheus, held against its naming rules. */
class ExpositionTest {

    /** Suffixes that OpenMetrics keeps for itself. */
    private static final List<String> RESERVED = List.of("_bucket", "_count", "_sum", "_created", "_info", "_total");

    /** Labels that the exporter puts on every series. */
    private static final Set<String> COMMON_LABELS =
            Set.of("host", "environment", "region", "group", "job", "instance");

    static Stream<Metric> exposed() {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.exposition().isPresent());
    }

    @ParameterizedTest
    @MethodSource("exposed")
    void shouldFollowTheRulesForNames(Metric metric) {
        String name = exposition(metric).name();

        assertThat(name).matches("host_[a-z0-9]+(_[a-z0-9]+)*").doesNotContain("percent", "millis", "_ms", "kilo");
        exposition(metric).labels().forEach((label, value) -> {
            assertThat(label).matches("[a-z][a-z0-9_]*").doesNotStartWith("__");
            assertThat(value).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("exposed")
    void shouldEndInTotalIfAndOnlyIfItIsACounter(Metric metric) {
        assertThat(exposition(metric).name().endsWith("_total")).isEqualTo(metric.kind() == Kind.COUNTER);
    }

    @ParameterizedTest
    @MethodSource("exposed")
    void shouldKeepOffTheReservedSuffixes(Metric metric) {
        String stem = exposition(metric).name().replaceFirst("_total$", "");

        assertThat(RESERVED.stream().filter(stem::endsWith)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("exposed")
    void shouldUseBaseUnits(Metric metric) {
        String stem = exposition(metric).name().replaceFirst("_total$", "");

        switch (metric.unit()) {
            case PERCENT -> assertThat(stem).endsWith("_ratio");
            case SECONDS, MILLISECONDS -> assertThat(stem).endsWith("_seconds");
            case BYTES, BYTES_PER_SECOND, BITS_PER_SECOND -> assertThat(stem).endsWith("_bytes");
            case CELSIUS -> assertThat(stem).endsWith("_celsius");
            case COUNT, PER_SECOND ->
                assertThat(stem)
                        .doesNotEndWith("_ratio")
                        .doesNotEndWith("_seconds")
                        .doesNotEndWith("_bytes");
        }
    }

    @ParameterizedTest
    @MethodSource("exposed")
    void shouldConvertToTheBaseUnit(Metric metric) {
        double expected = switch (metric.unit()) {
            case PERCENT -> 0.5;
            case MILLISECONDS -> 0.05;
            case BITS_PER_SECOND -> 6.25;
            case SECONDS, BYTES, BYTES_PER_SECOND, COUNT, PER_SECOND, CELSIUS -> 50;
        };

        assertThat(exposition(metric).convert(50)).isEqualTo(expected);
    }

    @Test
    void shouldConvertWithoutARoundingErrorThatShows() {
        assertThat(Exposition.ratio("x").convert(7)).isEqualTo(0.07);
        assertThat(Exposition.millis("x").convert(1.1)).isEqualTo(0.0011);
        assertThat(Exposition.as("x").convert(-0.0)).isZero();
    }

    @Test
    void shouldGiveEverySeriesANameAndLabelsOfItsOwn() {
        assertThat(exposed())
                .extracting(
                        metric -> exposition(metric).name() + exposition(metric).labels())
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldShareANameOnlyAmongMetricsThatAreAlike() {
        Map<String, List<Metric>> byName = exposed()
                .collect(Collectors.groupingBy(metric -> exposition(metric).name(), TreeMap::new, Collectors.toList()));

        assertThat(byName).allSatisfy((name, metrics) -> {
            assertThat(metrics)
                    .extracting(Metric::kind)
                    .as(name)
                    .containsOnly(metrics.get(0).kind());
            assertThat(metrics)
                    .extracting(Metric::unit)
                    .as(name)
                    .containsOnly(metrics.get(0).unit());
            assertThat(metrics)
                    .<Object>extracting(Metric::scope)
                    .as(name)
                    .containsOnly(metrics.get(0).scope());
            assertThat(metrics)
                    .extracting(metric -> exposition(metric).labels().keySet())
                    .as(name)
                    .containsOnly(exposition(metrics.get(0)).labels().keySet());
        });
        assertThat(byName).containsKey("host_cpu_seconds_total");
    }

    @ParameterizedTest
    @MethodSource("exposed")
    void shouldNotGiveALabelTwice(Metric metric) {
        List<String> labels = Stream.of(
                        exposition(metric).labels().keySet(), metric.scope().labels(), COMMON_LABELS)
                .flatMap(Collection::stream)
                .toList();

        assertThat(labels).doesNotHaveDuplicates();
    }

    @Test
    void shouldLeaveOutOnlyWhatPrometheusDerivesOrCannotBear() {
        assertThat(Arrays.stream(Metric.values())
                        .filter(metric -> metric.exposition().isEmpty()))
                .allSatisfy(metric -> assertThat(metric.kind()).isEqualTo(Kind.GAUGE))
                .extracting(Metric::id)
                .containsExactlyInAnyOrder(
                        "cpu_user_percent",
                        "cpu_nice_percent",
                        "cpu_system_percent",
                        "cpu_idle_percent",
                        "cpu_iowait_percent",
                        "cpu_irq_percent",
                        "cpu_softirq_percent",
                        "cpu_steal_percent",
                        "cgroup_cpu_usage_percent",
                        "swap_in_bytes",
                        "swap_out_bytes",
                        "paging_in_bytes",
                        "paging_out_bytes",
                        "paging_major_faults",
                        "disk_read_bytes",
                        "disk_write_bytes",
                        "disk_read_ops",
                        "disk_write_ops",
                        "network_bytes_sent",
                        "network_bytes_recv",
                        "network_packets_sent",
                        "network_packets_recv",
                        "network_errors_in",
                        "network_errors_out",
                        "network_drops_in",
                        "network_drops_out",
                        "network_drops_in_percent",
                        "network_drops_out_percent",
                        "pressure_cpu_some_percent",
                        "pressure_memory_some_percent",
                        "pressure_memory_full_percent",
                        "pressure_io_some_percent",
                        "pressure_io_full_percent",
                        "pressure_irq_full_percent",
                        // Process ids come and go; the user's own metrics keep their own names.
                        "process_cpu_percent",
                        "process_resident_bytes",
                        "custom",
                        "uptime");
    }

    private static Exposition exposition(Metric metric) {
        return metric.exposition().orElseThrow();
    }
}
