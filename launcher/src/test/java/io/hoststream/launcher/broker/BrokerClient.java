package io.hoststream.launcher.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A client of the broker under test, as any program would be one. */
final class BrokerClient {

    static final String TOPIC = "tests.records";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrap;

    BrokerClient(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    void createTopic(int partitions) throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, partitions, (short) 1)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Sends the values as keys, one after the other, and returns when all are acknowledged. */
    void produce(List<String> keys) throws InterruptedException, ExecutionException, TimeoutException {
        try (KafkaProducer<String, byte[]> producer = producer(PATIENCE)) {
            for (String key : keys) {
                producer.send(new ProducerRecord<>(TOPIC, key, new byte[100]))
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    /** Sends records of {@code valueBytes} until one is refused or {@code limit} is reached; returns how many were not. */
    int produceUntilRefused(int valueBytes, int limit) {
        int acknowledged = 0;
        try (KafkaProducer<String, byte[]> producer = producer(Duration.ofSeconds(5))) {
            for (int i = 0; i < limit; i++) {
                producer.send(new ProducerRecord<>(TOPIC, "key-" + i, new byte[valueBytes]))
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                acknowledged++;
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return acknowledged;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return acknowledged;
    }

    /** Reads from the group's position until {@code count} records came, and commits; returns their keys. */
    List<String> consume(String group, int count) {
        List<String> keys = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        group,
                        "group.protocol",
                        "consumer",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (keys.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> keys.add(record.key()));
            }
            consumer.commitSync();
        }
        return keys;
    }

    /** Sends one record in a transaction. */
    void produceInTransaction(String key) throws InterruptedException, ExecutionException, TimeoutException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "transactional.id", "tests"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(TOPIC, key, new byte[100]));
            producer.commitTransaction();
            sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private KafkaProducer<String, byte[]> producer(Duration patience) {
        int millis = (int) patience.toMillis();
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "acks",
                        "all",
                        "delivery.timeout.ms",
                        millis,
                        "request.timeout.ms",
                        millis / 2,
                        "max.block.ms",
                        millis,
                        "max.in.flight.requests.per.connection",
                        1,
                        "max.request.size",
                        4 << 20),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
