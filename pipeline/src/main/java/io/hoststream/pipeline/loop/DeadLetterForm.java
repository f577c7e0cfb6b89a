package io.hoststream.pipeline.loop;

import io.hoststream.schema.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What a dead letter looks like: the record as it was, with headers that say where it was and why it is dead. */
public final class DeadLetterForm {

    /** Far below what the topic takes in one record, headers included. */
    static final int MOST_BYTES = 512 << 10;

    private static final int MOST_KEY_BYTES = 16 << 10;

    private DeadLetterForm() {}

    /**
     * The letter as a record for the topic of dead letters. A value that would be too large for the topic is cut, and a
     * header says how long it was.
     *
     * @param source the record; with a negative offset if no topic ever had it
     * @param reason why it is dead
     * @param finder who found that out: a loop or a role
     */
    public static ProducerRecord<byte[], byte[]> record(
            ConsumerRecord<byte[], byte[]> source, String reason, String finder) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topic.DEAD_LETTERS.topicName(), cut(source.key(), MOST_KEY_BYTES), cut(source.value(), MOST_BYTES));
        header(record.headers(), "topic", source.topic());
        if (source.offset() >= 0) {
            header(record.headers(), "partition", Integer.toString(source.partition()));
            header(record.headers(), "offset", Long.toString(source.offset()));
        }
        header(record.headers(), "reason", reason);
        header(record.headers(), "loop", finder);
        if (source.value() != null && source.value().length > MOST_BYTES) {
            header(record.headers(), "value-bytes", Integer.toString(source.value().length));
        }
        return record;
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int most) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static void header(Headers headers, String name, String value) {
        headers.add("hoststream-" + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
