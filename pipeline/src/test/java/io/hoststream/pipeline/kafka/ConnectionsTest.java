package io.hoststream.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsTest {

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "3, false"})
    void shouldGoByTheCountOfTheClient(double count, boolean none) {
        assertThat(connections("connection-count", count).none()).isEqualTo(none);
    }

    @Test
    void shouldTakeAClientThatKeepsNoCountForConnected() {
        assertThat(new Connections(Map.of(), "kafka:9092").none()).isFalse();
        assertThat(connections("connection-count", "many").none()).isFalse();
        assertThat(connections("another-count", 0.0).none()).isFalse();
    }

    @Test
    void shouldSayWhoCannotBeReached() {
        assertThat(connections("connection-count", 0.0).complaint()).isEqualTo("no connection to Kafka at kafka:9092");
    }

    private static Connections connections(String metric, Object value) {
        MetricName name = new MetricName(metric, "consumer-metrics", "", Map.of());
        return new Connections(Map.of(name, new Fixed(name, value)), "kafka:9092");
    }

    /** A metric that does not change. */
    private record Fixed(MetricName metricName, Object metricValue) implements Metric {}
}
