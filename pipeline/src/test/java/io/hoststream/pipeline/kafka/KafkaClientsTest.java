package io.hoststream.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClientsTest {

    private static final KafkaSettings PLAIN = settings(Map.of());

    @TempDir
    Path directory;

    @Test
    void shouldMakeAProducerThatCarriesThePromise() {
        assertThat(KafkaClients.producerProperties(PLAIN, "publish"))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("compression.type", "zstd")
                .containsEntry("max.block.ms", 1000)
                .containsEntry("delivery.timeout.ms", 86_400_000)
                .containsEntry("metadata.recovery.strategy", "none")
                .containsEntry("client.id", "hoststream-publish")
                .containsEntry("bootstrap.servers", "127.0.0.1:1");
    }

    @Test
    void shouldMakeAConsumerThatCarriesThePromise() {
        assertThat(KafkaClients.consumerProperties(PLAIN, "archive", "hoststream-archive"))
                .containsEntry("enable.auto.commit", false)
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("group.protocol", "consumer")
                .containsEntry("group.id", "hoststream-archive")
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("allow.auto.create.topics", false)
                .containsEntry("metadata.recovery.strategy", "none");
    }

    @Test
    void shouldMakeAConsumerWithoutAGroup() {
        assertThat(KafkaClients.consumerProperties(PLAIN, "serve", ""))
                .doesNotContainKeys("group.id", "group.protocol")
                .containsEntry("enable.auto.commit", false);
    }

    @Test
    void shouldMakeClientsThatKafkaTakesWithoutAskingTheBroker() {
        try (Producer<byte[], byte[]> producer = KafkaClients.producer(PLAIN, "p");
                Consumer<byte[], byte[]> member = KafkaClients.consumer(PLAIN, "m", "group");
                Consumer<byte[], byte[]> tail = KafkaClients.consumer(PLAIN, "t", "");
                Admin admin = KafkaClients.admin(PLAIN, Duration.ofMillis(100))) {
            assertThat(producer.metrics()).isNotEmpty();
            assertThat(new Connections(member.metrics(), "127.0.0.1:1").none()).isTrue();
            assertThat(new Connections(tail.metrics(), "127.0.0.1:1").none()).isTrue();
            assertThat(admin.metrics()).isNotEmpty();
            producer.close(Duration.ZERO);
        }
    }

    @Test
    void shouldSayNothingAboutTlsAndPasswordsWhereThereAreNone() {
        assertThat(KafkaClients.producerProperties(PLAIN, "p"))
                .containsEntry("security.protocol", "PLAINTEXT")
                .doesNotContainKeys("sasl.mechanism", "sasl.jaas.config", "ssl.truststore.location");
    }

    @Test
    void shouldTrustTheCertificatesOfAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("ca.pem"), "");
        KafkaSettings settings = settings(Map.of("kafka.security-protocol", "ssl", "kafka.ca-file", file.toString()));

        assertThat(KafkaClients.producerProperties(settings, "p"))
                .containsEntry("security.protocol", "SSL")
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("ssl.truststore.location", file.toString());
    }

    @Test
    void shouldLogInByScram() {
        KafkaSettings settings = settings(Map.of(
                "kafka.security-protocol", "sasl-ssl", "kafka.sasl-user", "me", "kafka.sasl-password", "p\"w\\d"));

        assertThat(KafkaClients.consumerProperties(settings, "c", "g"))
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"me\""
                                + " password=\"p\\\"w\\\\d\";");
    }

    @Test
    void shouldLogInByPlainWords() {
        KafkaSettings settings = settings(Map.of(
                "kafka.security-protocol", "sasl-plaintext",
                "kafka.sasl-mechanism", "PLAIN",
                "kafka.sasl-user", "me",
                "kafka.sasl-password", "x"));

        assertThat(KafkaClients.consumerProperties(settings, "c", "g"))
                .containsEntry("sasl.mechanism", "PLAIN")
                .hasEntrySatisfying(
                        "sasl.jaas.config",
                        jaas -> assertThat(jaas.toString())
                                .startsWith("org.apache.kafka.common.security.plain.PlainLoginModule required"));
    }

    private static KafkaSettings settings(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("kafka.bootstrap", "127.0.0.1:1");
        return Settings.of(KafkaSettings.class, all);
    }

    @Test
    void shouldNeverLetAPromptProducerWait() {
        Map<String, Object> properties =
                KafkaClients.promptProducerProperties(Settings.defaults(KafkaSettings.class), "test");

        assertThat(properties)
                .containsEntry("max.block.ms", 0)
                .containsEntry("enable.idempotence", true)
                .containsEntry("acks", "all")
                .containsEntry("enable.metrics.push", false)
                .containsEntry("buffer.memory", 2L << 20);
    }

    @Test
    void shouldKeepThePromiseInBulk() {
        Map<String, Object> properties =
                KafkaClients.bulkProducerProperties(Settings.defaults(KafkaSettings.class), "test");

        assertThat(properties)
                .containsAllEntriesOf(
                        Map.of("acks", "all", "enable.idempotence", true, "max.in.flight.requests.per.connection", 1))
                .containsEntry("batch.size", 256 << 10);
    }

    @Test
    void shouldMakeTransactionsThatEndSoon() {
        Map<String, Object> properties =
                KafkaClients.transactionalProducerProperties(PLAIN, "alert-3", "hoststream-alert-3");

        assertThat(properties)
                .containsEntry("transactional.id", "hoststream-alert-3")
                .containsEntry("transaction.timeout.ms", 15_000)
                .containsEntry("linger.ms", 0)
                .containsEntry("enable.idempotence", true)
                .containsEntry("acks", "all");
        assertThat(properties.get("delivery.timeout.ms"))
                .as("a record that cannot be sent fails before its transaction ends by itself")
                .isEqualTo(10_000);
    }
}
