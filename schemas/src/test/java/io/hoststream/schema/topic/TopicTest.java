package io.hoststream.schema.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {

    @ParameterizedTest
    @CsvSource({
        "SAMPLES, hoststream.samples, 12, false",
        "HOSTS, hoststream.hosts, 1, true",
        "ALERTS, hoststream.alerts, 12, false",
        "BASELINES, hoststream.baselines, 12, true",
        "CONTROLS, hoststream.controls, 1, true",
        "DEAD_LETTERS, hoststream.dead-letters, 1, false"
    })
    void shouldKeepItsLayout(Topic topic, String name, int partitions, boolean compacted) {
        assertThat(topic.topicName()).isEqualTo(name);
        assertThat(topic.partitions()).isEqualTo(partitions);
        assertThat(topic.compacted()).isEqualTo(compacted);
    }

    @Test
    void shouldKeepSamplesForThreeDaysByTheTimeOfTheirArrival() {
        assertThat(Topic.SAMPLES.configuration())
                .isEqualTo(Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "259200000",
                        "compression.type", "zstd",
                        "message.timestamp.type", "LogAppendTime",
                        "max.message.bytes", "1048588"));
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldNeitherDropByAgeWhatIsCompactedNorCompactWhatIsDropped(Topic topic) {
        Map<String, String> configuration = topic.configuration();

        assertThat(configuration).containsEntry("cleanup.policy", topic.compacted() ? "compact" : "delete");
        assertThat(configuration.containsKey("retention.ms")).isNotEqualTo(topic.compacted());
        assertThat(configuration.containsKey("segment.bytes")).isEqualTo(topic.compacted());
    }

    @Test
    void shouldGiveAHostTheSamePartitionInSamplesAndAlerts() {
        assertThat(Topic.ALERTS.partitions()).isEqualTo(Topic.SAMPLES.partitions());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldNotLetItsConfigurationBeChanged(Topic topic) {
        Map<String, String> configuration = topic.configuration();

        assertThatThrownBy(() -> configuration.put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }
}
