package io.hoststream.launcher.e2e;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.MalformedRecordException;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Kafka broker as a program of a user sees it, with plain clients. */
final class Broker {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrap;

    Broker(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    String bootstrap() {
        return bootstrap;
    }

    /** Everything that is on a topic now, without what was never committed. */
    List<ConsumerRecord<String, byte[]>> read(Topic topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = ends(consumer, topic);
            consumer.assign(ends.keySet());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(topic + " could not be read to " + ends);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** The samples that are on the topic now, without what is none. */
    List<HostSample> samples() {
        return decoded(Topic.SAMPLES, HostSample.getClassSchema());
    }

    /** What is on the topic of dead letters now. */
    List<DeadLetter> deadLetters() {
        return read(Topic.DEAD_LETTERS).stream().map(DeadLetter::of).toList();
    }

    /** The records of a type that are on a topic now, in the order of each partition, without what is none. */
    <T extends SpecificRecord> List<T> decoded(Topic topic, Schema schema) {
        WireDecoder<T> decoder = new WireDecoder<>(schema, SchemaIds.fixed());
        List<T> values = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : read(topic)) {
            try {
                values.add(decoder.decode(record.value()));
            } catch (MalformedRecordException e) {
                LOG.debug("no {} at {}-{}@{}", schema.getName(), record.topic(), record.partition(), record.offset());
            }
        }
        return values;
    }

    /** Sends records one after the other, and returns when all are acknowledged. */
    void send(List<ProducerRecord<String, byte[]>> records)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (ProducerRecord<String, byte[]> record : records) {
                RecordMetadata stored = producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (!stored.hasOffset()) {
                    throw new AssertionError(record + " was not stored");
                }
            }
        }
    }

    KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** How many partitions each member of a group has. */
    List<Integer> shares(String group) throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return admin
                    .describeConsumerGroups(List.of(group))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(description -> description.members().stream())
                    .map(Broker::share)
                    .toList();
        }
    }

    /** How many records of the samples' topic a group has not committed yet. */
    long lag(String group) throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return ends(consumer, Topic.SAMPLES).entrySet().stream()
                    .mapToLong(end -> end.getValue() - offset(committed.get(end.getKey())))
                    .sum();
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> consumer, Topic topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName(), PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        return consumer.endOffsets(partitions, PATIENCE);
    }

    /** Has a group begin at the beginning again; nobody may be in it. */
    void rewind(String group) throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.deleteConsumerGroups(List.of(group)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** From now on a sample arrives when its record says that it does: a test can have it arrive in the past. */
    void letProducersTellTheTime() throws InterruptedException, ExecutionException, TimeoutException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.SAMPLES.topicName());
        AlterConfigOp createTime =
                new AlterConfigOp(new ConfigEntry("message.timestamp.type", "CreateTime"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(createTime)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static int share(MemberDescription member) {
        return member.assignment().topicPartitions().size();
    }
}
