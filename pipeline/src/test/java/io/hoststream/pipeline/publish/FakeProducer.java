package io.hoststream.pipeline.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own mock of a producer, which can also do what the real one does while the broker is away: block for a while,
 * then say so by the callback, from within {@code send}.
 */
final class FakeProducer extends MockProducer<byte[], byte[]> implements LongSupplier {

    static final Duration BLOCKED = Duration.ofSeconds(1);

    /** How many sends find the broker away. */
    int away;

    /** Thrown by the next sends. */
    final List<RuntimeException> thrown = new ArrayList<>();

    @Nullable
    Duration closedWithin;

    private long nanos;

    FakeProducer(boolean autoComplete) {
        super(autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        if (!thrown.isEmpty()) {
            throw thrown.remove(0);
        }
        if (away > 0) {
            away--;
            nanos += BLOCKED.toNanos();
            TimeoutException failure = new TimeoutException("no metadata after 1000 ms");
            callback.onCompletion(
                    new RecordMetadata(new TopicPartition(record.topic(), -1), -1, -1, -1, -1, -1), failure);
            return CompletableFuture.failedFuture(failure);
        }
        return super.send(record, callback);
    }

    @Override
    public void close(Duration timeout) {
        closedWithin = timeout;
        super.close(timeout);
    }

    /** Monotonic time: only a blocked send makes it pass. */
    @Override
    public long getAsLong() {
        return nanos;
    }
}
