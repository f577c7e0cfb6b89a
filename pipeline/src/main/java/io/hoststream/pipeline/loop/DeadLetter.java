package io.hoststream.pipeline.loop;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that could not be decoded.
 *
 * @param record the record as it came
 * @param reason why it could not be decoded
 * @param loop the loop that found it
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> record, String reason, String loop) {}
