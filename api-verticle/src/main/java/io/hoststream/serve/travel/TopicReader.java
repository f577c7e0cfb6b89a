package io.hoststream.serve.travel;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.wire.MalformedRecordException;
import io.hoststream.schema.wire.WireDecoder;
import io.hoststream.serve.view.Arrival;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the legs of a traveller. It has no thread: whoever calls {@link #runOnce} is the one thread that owns the consumer.
 * What it reads goes to the leg's listener by way of an executor.
 */
final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final WireDecoder<HostSample> decoder;
    private final Executor owner;
    private final LegStart starts;
    private final Set<TopicPartition> ended = new HashSet<>();
    private volatile @Nullable Leg wanted;
    private @Nullable Leg current;

    TopicReader(Consumer<byte[], byte[]> consumer, String topic, WireDecoder<HostSample> decoder, Executor owner) {
        this.consumer = consumer;
        this.decoder = decoder;
        this.owner = owner;
        this.starts = new LegStart(consumer, topic);
    }

    /** From the next round on, this one is read. May be called by any thread. */
    void begin(Leg leg) {
        wanted = leg;
    }

    /** One round: at most a tenth of a second, or as long as the broker takes to say where a leg begins. */
    @SuppressWarnings("ReferenceEquality") // Whether it is another leg, not another equal one.
    void runOnce() {
        Leg leg = wanted;
        if (leg == null) {
            return;
        }
        if (leg != current) {
            Located where = starts.find(leg);
            ended.clear();
            current = leg;
            owner.execute(() -> leg.listener().located(where));
        }
        holdBack(leg.backlog());
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (TopicPartition partition : consumer.assignment()) {
                take(leg, partition, records.records(partition));
            }
        } catch (OffsetOutOfRangeException e) {
            // What was to be read next is no longer kept: the numbers of the samples that follow tell what is missing.
            consumer.seekToBeginning(e.offsetOutOfRangePartitions().keySet());
        }
    }

    private void holdBack(Backlog backlog) {
        Set<TopicPartition> full = new HashSet<>();
        Set<TopicPartition> free = new HashSet<>();
        consumer.assignment().forEach(each -> (backlog.full(each.partition()) ? full : free).add(each));
        consumer.pause(full);
        consumer.resume(free);
    }

    private void take(Leg leg, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        boolean atEnd = consumer.currentLag(partition).equals(OptionalLong.of(0));
        boolean news = atEnd ? ended.add(partition) : ended.remove(partition);
        if (!records.isEmpty() || news) {
            List<Placed> samples = samples(leg, records);
            long bytes = samples.stream().mapToLong(Placed::bytes).sum();
            leg.backlog().add(partition.partition(), bytes);
            long next = records.isEmpty()
                    ? consumer.position(partition)
                    : records.get(records.size() - 1).offset() + 1;
            long readTo = records.isEmpty()
                    ? Long.MIN_VALUE
                    : records.get(records.size() - 1).timestamp();
            Chunk chunk = new Chunk(partition.partition(), samples, next, readTo, atEnd);
            owner.execute(() -> leg.listener().read(chunk));
        }
    }

    private List<Placed> samples(Leg leg, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Placed> samples = new ArrayList<>();
        Map<String, Boolean> known = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            byte[] key = record.key();
            if (key != null && known.computeIfAbsent(new String(key, StandardCharsets.UTF_8), leg.hosts()::test)) {
                decode(record, samples);
            }
        }
        return samples;
    }

    private void decode(ConsumerRecord<byte[], byte[]> record, List<Placed> samples) {
        try {
            HostSample sample = decoder.decode(record.value());
            Arrival arrival = new Arrival(record.partition(), record.offset(), record.timestamp());
            samples.add(new Placed(sample, arrival, Math.max(0, record.serializedValueSize())));
        } catch (MalformedRecordException e) {
            // The loops of groups tell of it, and keep it among the dead letters.
            return;
        }
    }
}
