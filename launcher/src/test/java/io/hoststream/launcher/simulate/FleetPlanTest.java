package io.hoststream.launcher.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetPlanTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Stream<Arguments> wrong() {
        return Stream.of(
                argumentSet("too many", 10_001, SECOND, "a", Map.of(), "hosts 10001: expected 1 to 10000"),
                argumentSet("too fast", 1, Duration.ofMillis(9), "a", Map.of(), "interval 9ms: expected 100ms to 1h"),
                argumentSet("odd prefix", 1, SECOND, "-a\n", Map.of(), "prefix \"-a?\": expected letters"),
                argumentSet("odd label", 1, SECOND, "a", Map.of("9x", "1"), "labels \"9x\": expected letters"),
                argumentSet("no value", 1, SECOND, "a", Map.of("x", " "), "labels x = \" \": expected 1 to 200"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldNameWhatIsWrong(
            int hosts, Duration interval, String prefix, Map<String, String> labels, String message) {
        assertThatThrownBy(() -> new FleetPlan(1, hosts, interval, prefix, labels, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldSpreadTheHostsEvenlyOverTheInterval() {
        SimulatedFleet fleet = new SimulatedFleet(FleetPlan.of(1, 4, SECOND));
        Instant start = Instant.EPOCH;
        assertThat(fleet.due(start, 0, 0)).isEqualTo(start);
        assertThat(fleet.due(start, 0, 3)).isEqualTo(start.plusMillis(750));
        assertThat(fleet.due(start, 2, 1)).isEqualTo(start.plusMillis(2250));
    }

    @Test
    void shouldPutGivenLabelsOverItsOwn() {
        FleetPlan plan = new FleetPlan(1, 1, SECOND, "lab-", Map.of("environment", "lab", "rack", "r1"), 0);
        SimulatedHost host = new SimulatedHost(plan, 0);
        assertThat(host.name()).isEqualTo("lab-0001");
        assertThat(host.labels())
                .containsEntry("environment", "lab")
                .containsEntry("rack", "r1")
                .containsKey("region");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 24.5, Double.NaN})
    void shouldRefuseIncidentsThatCannotBe(double incidents) {
        assertThatThrownBy(() -> new FleetPlan(1, 1, SECOND, "sim-", Map.of(), incidents))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("incidents " + incidents + ": expected 0 to 24");
    }
}
