package io.hoststream.launcher.e2e;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What a record on the topic of dead letters says of itself. */
record DeadLetter(String key, String topic, String partition, String offset, String loop, String reason) {

    static DeadLetter of(ConsumerRecord<String, byte[]> record) {
        return new DeadLetter(
                record.key(),
                header(record, "topic"),
                header(record, "partition"),
                header(record, "offset"),
                header(record, "loop"),
                header(record, "reason"));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader("hoststream-" + name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
