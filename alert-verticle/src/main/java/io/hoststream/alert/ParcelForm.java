package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostWatch;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a parcel looks like on the topics: everything lies in the partition with the number of the samples'. States and the
 * offset name the topic of the samples by its identity, since offsets mean nothing on one that was made anew. Used by one thread.
 */
final class ParcelForm {

    /** Header of a state: the identity of the topic whose offsets it names. */
    static final String SAMPLES = "hoststream-samples";

    /** What the topic takes in one record, with room for its key and headers. */
    private static final int MOST_BYTES = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(ParcelForm.class);

    private final int partition;
    private final String topicId;
    private final WireEncoder<AlertEvent> events;
    private final WireEncoder<HostWatch> watches;

    /** Parcels of the partition with that number of the topic with this identity. */
    ParcelForm(int partition, String topicId, SchemaIds ids) {
        this.partition = partition;
        this.topicId = topicId;
        this.events = new WireEncoder<>(AlertEvent.getClassSchema(), ids);
        this.watches = new WireEncoder<>(HostWatch.getClassSchema(), ids);
    }

    List<ProducerRecord<byte[], byte[]>> records(Parcel parcel) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        parcel.events().forEach(event -> records.add(record(Topic.ALERTS, event.getHost(), events.encode(event))));
        for (HostWatch watch : parcel.watches()) {
            if (forgotten(watch)) {
                records.add(state(watch, null));
                continue;
            }
            byte[] value = watches.encode(watch);
            if (value.length > MOST_BYTES) {
                LOG.error(
                        "host={} has a state of {} bytes, of which the topic takes {}: it is not stored",
                        watch.getHost(),
                        value.length,
                        MOST_BYTES);
            } else {
                records.add(state(watch, value));
            }
        }
        return records;
    }

    /** A host of which nothing is known any more: the topic is to forget it as well, which it does once it is compacted. */
    private static boolean forgotten(HostWatch watch) {
        return watch.getSeries().isEmpty() && watch.getLearned().isEmpty();
    }

    private ProducerRecord<byte[], byte[]> state(HostWatch watch, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> record = record(Topic.BASELINES, key(watch), value);
        record.headers().add(SAMPLES, topicId.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** The key of a host's state. */
    static String key(HostWatch watch) {
        return watch.getHost() + "/" + watch.getHostId();
    }

    private ProducerRecord<byte[], byte[]> record(Topic topic, String key, byte @Nullable [] value) {
        return new ProducerRecord<>(topic.topicName(), partition, key.getBytes(StandardCharsets.UTF_8), value);
    }

    OffsetAndMetadata offset(Parcel parcel) {
        return new OffsetAndMetadata(parcel.offset(), topicId);
    }
}
