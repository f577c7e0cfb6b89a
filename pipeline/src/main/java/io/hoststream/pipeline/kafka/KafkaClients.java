package io.hoststream.pipeline.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** Makes Kafka clients, with the properties that carry the promises. */
public final class KafkaClients {

    /** How long a client may take to close. */
    public static final Duration CLOSE_BOUND = Duration.ofSeconds(3);

    private KafkaClients() {}

    /** A consumer of raw records; {@code group} empty for one that commits nothing. */
    public static Consumer<byte[], byte[]> consumer(KafkaSettings settings, String client, String group) {
        return new KafkaConsumer<>(
                consumerProperties(settings, client, group), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Map<String, Object> consumerProperties(KafkaSettings settings, String client, String group) {
        Map<String, Object> properties = common(settings, client);
        if (!group.isEmpty()) {
            properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
            properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        }
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Positions are always set by the loop; with "none" an offset that is gone is seen rather than skipped.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1000);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }

    /** An idempotent producer of raw records that waits for all replicas and goes on trying while the broker is away. */
    public static Producer<byte[], byte[]> producer(KafkaSettings settings, String client) {
        return new KafkaProducer<>(
                producerProperties(settings, client), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> producerProperties(KafkaSettings settings, String client) {
        Map<String, Object> properties = common(settings, client);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // KAFKA-15591: right after a topic is made a first batch can be refused and a second one taken, and the first
        // then fails as out of order until it times out. With one request under way it cannot be overtaken.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        // A broker that is away for long is no reason to give a record up: the bound is the memory, not the time.
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                Duration.ofDays(1).toMillis());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1000);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        return properties;
    }

    /**
     * A producer like {@link #producer} for one who keeps every record until it is acknowledged: {@code send} never waits but
     * refuses with a retriable failure while the broker is away or the little room is used up.
     */
    public static Producer<byte[], byte[]> promptProducer(KafkaSettings settings, String client) {
        return promptProducer(settings, client, new ByteArraySerializer());
    }

    /** One of these that puts values through a serializer of its own. */
    public static Producer<byte[], byte[]> promptProducer(
            KafkaSettings settings, String client, Serializer<byte[]> values) {
        return new KafkaProducer<>(promptProducerProperties(settings, client), new ByteArraySerializer(), values);
    }

    static Map<String, Object> promptProducerProperties(KafkaSettings settings, String client) {
        Map<String, Object> properties = producerProperties(settings, client);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L << 20);
        properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return properties;
    }

    /** A producer like {@link #producer} for one who sends for many hosts at once: larger batches, and more room for them. */
    public static Producer<byte[], byte[]> bulkProducer(KafkaSettings settings, String client) {
        return new KafkaProducer<>(
                bulkProducerProperties(settings, client), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> bulkProducerProperties(KafkaSettings settings, String client) {
        Map<String, Object> properties = producerProperties(settings, client);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L << 20);
        return properties;
    }

    /** How long a transaction may stay open; past it the broker ends it, so that readers behind it go on. */
    static final Duration TRANSACTION_BOUND = Duration.ofSeconds(15);

    /** How long one call of a transactional producer may block. */
    private static final Duration TRANSACTION_STEP = Duration.ofSeconds(5);

    /**
     * A producer of transactions. Whoever opens one with the same {@code transactionalId} later fences this one. Its calls
     * block for some seconds at most, and records that cannot be sent fail before their transaction ends by itself.
     */
    public static Producer<byte[], byte[]> transactionalProducer(
            KafkaSettings settings, String client, String transactionalId) {
        return new KafkaProducer<>(
                transactionalProducerProperties(settings, client, transactionalId),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static Map<String, Object> transactionalProducerProperties(
            KafkaSettings settings, String client, String transactionalId) {
        Map<String, Object> properties = producerProperties(settings, client);
        int step = (int) TRANSACTION_STEP.toMillis();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_BOUND.toMillis());
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, step);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, step);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * step);
        // Larger records are told by the sender; what counts for the broker is their compressed size.
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
        return properties;
    }

    /** An administrator whose calls fail within {@code timeout}. */
    public static Admin admin(KafkaSettings settings, Duration timeout) {
        Map<String, Object> properties = common(settings, "admin");
        int millis = (int) timeout.toMillis();
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        return Admin.create(properties);
    }

    private static Map<String, Object> common(KafkaSettings settings, String client) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "hoststream-" + client);
        properties.put(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                settings.securityProtocol().name());
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2000);
        properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        properties.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        // The default drops every known broker once all of them are down; this one keeps asking those it knows.
        properties.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        settings.caFile().ifPresent(file -> {
            properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            properties.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, file.toString());
        });
        settings.saslUser().ifPresent(user -> sasl(settings, user, properties));
        return properties;
    }

    private static void sasl(KafkaSettings settings, String user, Map<String, Object> properties) {
        boolean plain = settings.saslMechanism().equals("PLAIN");
        String module = plain
                ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                : "org.apache.kafka.common.security.scram.ScramLoginModule";
        String password = settings.saslPassword().orElseThrow().reveal();
        properties.put(SaslConfigs.SASL_MECHANISM, settings.saslMechanism().toUpperCase(Locale.ROOT));
        properties.put(
                SaslConfigs.SASL_JAAS_CONFIG,
                module + " required username=" + quoted(user) + " password=" + quoted(password) + ";");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
