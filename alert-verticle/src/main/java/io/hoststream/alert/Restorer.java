package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostWatch;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.MalformedRecordException;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the broker knows of one partition: how far the group is, and the states of the hosts. To be asked when nobody else
 * can write it any more. Blocks; used by one thread.
 */
final class Restorer {

    private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);

    private final TopicPartition samples;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Supplier<String> topicId;
    private final LongSupplier nanos;
    private final WireDecoder<HostWatch> watches;
    private final WireDecoder<AlertEvent> events;

    /**
     * Reads about a partition of samples.
     *
     * @param consumers opens a consumer that has the group's id, reads only what is committed and joins nothing
     * @param topicId asks for the identity of the topic of the samples
     */
    Restorer(
            TopicPartition samples,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<String> topicId,
            SchemaIds ids,
            LongSupplier nanos) {
        this.samples = samples;
        this.consumers = consumers;
        this.topicId = topicId;
        this.nanos = nanos;
        this.watches = new WireDecoder<>(HostWatch.getClassSchema(), ids);
        this.events = new WireDecoder<>(AlertEvent.getClassSchema(), ids);
    }

    /**
     * Reads it.
     *
     * @throws org.apache.kafka.common.errors.RetriableException if it cannot be read now
     */
    Restored read() {
        String id = topicId.get();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            Set<TopicPartition> one = Set.of(samples);
            long beginning =
                    consumer.beginningOffsets(one, WholePartition.PATIENCE).getOrDefault(samples, 0L);
            long end = consumer.endOffsets(one, WholePartition.PATIENCE).getOrDefault(samples, 0L);
            OptionalLong committed =
                    committed(consumer.committed(one, WholePartition.PATIENCE).get(samples), id, end);
            WholePartition whole = new WholePartition(consumer, nanos);
            Map<String, ConsumerRecord<byte[], byte[]>> newest = new LinkedHashMap<>();
            boolean empty = whole.read(at(Topic.BASELINES), record -> keep(record, newest)) == 0;
            List<HostWatch> known = empty ? adopt(whole, end) : decoded(newest, id, end);
            return new Restored(id, committed, beginning, known, empty && !known.isEmpty());
        }
    }

    private TopicPartition at(Topic topic) {
        return new TopicPartition(topic.topicName(), samples.partition());
    }

    /** An offset of another topic, or beyond the end of a log that was cut, is none. */
    private OptionalLong committed(@Nullable OffsetAndMetadata offset, String id, long end) {
        if (offset == null) {
            return OptionalLong.empty();
        }
        boolean same = offset.metadata().isEmpty() || offset.metadata().equals(id);
        if (same && offset.offset() <= end) {
            return OptionalLong.of(offset.offset());
        }
        LOG.warn("partition={} was made anew: the committed offset {} is of another", samples, offset.offset());
        return OptionalLong.empty();
    }

    private static void keep(
            ConsumerRecord<byte[], byte[]> record, Map<String, ConsumerRecord<byte[], byte[]>> newest) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            newest.remove(key);
        } else {
            newest.put(key, record);
        }
    }

    private List<HostWatch> decoded(Map<String, ConsumerRecord<byte[], byte[]>> newest, String id, long end) {
        List<HostWatch> known = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : newest.values()) {
            decode(watches, record).ifPresent(watch -> {
                boolean here = id.equals(header(record)) && watch.getOffset() < end;
                known.add(here ? watch : Placement.nowhere(watch));
            });
        }
        return known;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(ParcelForm.SAMPLES);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Nobody ever stored a state here: what is on the topic of alerts tells which alerts are open. */
    private List<HostWatch> adopt(WholePartition whole, long end) {
        Adoption adoption = new Adoption();
        whole.read(at(Topic.ALERTS), record -> decode(events, record).ifPresent(adoption));
        return adoption.watches().stream()
                .map(watch -> watch.getOffset() < end ? watch : Placement.nowhere(watch))
                .toList();
    }

    private static <T extends SpecificRecord> Optional<T> decode(
            WireDecoder<T> decoder, ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(decoder.decode(record.value()));
        } catch (MalformedRecordException e) {
            LOG.warn(
                    "topic={} partition={} offset={} is passed over: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
