package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class NodePropertiesTest {

    private static final Path DIRECTORY = Path.of("/var/lib/hoststream/kafka");

    @Test
    void shouldBeBrokerAndControllerOnLoopback() {
        assertThat(NodeProperties.of(BrokerSettings.in(DIRECTORY), DIRECTORY, 9092, 40_001))
                .containsEntry("process.roles", "broker,controller")
                .containsEntry("log.dirs", DIRECTORY.toString())
                .containsEntry("listeners", "CLIENTS://127.0.0.1:9092,CONTROLLER://127.0.0.1:40001")
                .containsEntry("advertised.listeners", "CLIENTS://127.0.0.1:9092")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:40001")
                .containsEntry("auto.create.topics.enable", "false");
    }

    @Test
    void shouldWriteIpv6AddressesInBrackets() {
        BrokerSettings settings = new BrokerSettings(DIRECTORY, "::1", 0, Duration.ofDays(1), -1, 0);
        assertThat(NodeProperties.of(settings, DIRECTORY, 9092, 40_001))
                .containsEntry("advertised.listeners", "CLIENTS://[::1]:9092")
                .containsEntry("controller.quorum.voters", "1@[::1]:40001");
    }

    @Test
    void shouldCloseSegmentsWellBeforeTheyAreDue() {
        BrokerSettings settings = new BrokerSettings(DIRECTORY, "::1", 0, Duration.ofHours(6), 1_000_000, 0);
        assertThat(NodeProperties.of(settings, DIRECTORY, 9092, 40_001))
                .containsEntry("log.retention.ms", "21600000")
                .containsEntry("log.roll.ms", "3600000")
                .containsEntry("log.retention.bytes", "1000000");
    }

    @Test
    void shouldKeepOneReplicaOfInternalTopics() {
        Map<String, String> properties = NodeProperties.of(BrokerSettings.in(DIRECTORY), DIRECTORY, 9092, 40_001);
        assertThat(properties)
                .containsEntry("offsets.topic.replication.factor", "1")
                .containsEntry("transaction.state.log.replication.factor", "1")
                .containsEntry("transaction.state.log.min.isr", "1")
                .containsEntry("group.initial.rebalance.delay.ms", "0");
    }

    @Test
    void shouldNameOnlyPropertiesThatKafkaKnowsWithValuesThatItTakes() {
        Map<String, String> properties = NodeProperties.of(BrokerSettings.in(DIRECTORY), DIRECTORY, 9092, 40_001);
        assertThat(KafkaConfig.configDef().names()).containsAll(properties.keySet());
        assertThat(new KafkaConfig(properties, false).brokerSessionTimeoutMs()).isEqualTo(6_000);
    }
}
