package io.hoststream.collect.shipping;

import io.hoststream.collect.spool.SampleNumber;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** A record that the producer was given, and what the broker answered. The answer comes on the producer's thread. */
final class Sent implements Callback {

    private final SampleNumber number;
    private final int bytes;
    private final Runnable wake;
    private @Nullable Exception failure;
    private volatile boolean answered;

    Sent(SampleNumber number, int bytes, Runnable wake) {
        this.number = number;
        this.bytes = bytes;
        this.wake = wake;
    }

    /** Gives the record to the producer; a refusal at once is an answer like any other. */
    void sendWith(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        try {
            // The callback gets what the future would tell.
            var unused = producer.send(record, this);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            onCompletion(null, e);
        }
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        failure = exception;
        answered = true;
        wake.run();
    }

    SampleNumber number() {
        return number;
    }

    int bytes() {
        return bytes;
    }

    boolean answered() {
        return answered;
    }

    /** Whether the broker has it. */
    boolean acked() {
        return answered && failure == null;
    }

    /** Why the broker does not have it; null if it does, or has not answered. */
    @Nullable
    Exception failure() {
        return answered ? failure : null;
    }
}
