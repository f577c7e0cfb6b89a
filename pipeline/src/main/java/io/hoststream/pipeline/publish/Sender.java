package io.hoststream.pipeline.publish;

import io.hoststream.pipeline.publish.Outbox.Parcel;
import io.hoststream.schema.wire.WireEncoder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes parcels from the outbox and sends them, on the publisher's thread. */
final class Sender<T extends SpecificRecord> {

    /** Where parcels go, and the monotonic clock that bounds the draining. */
    record Route(String topic, Producer<byte[], byte[]> producer, LongSupplier nanos) {}

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long RETRY_MILLIS = 200;

    private final Route route;
    private final WireEncoder<T> encoder;
    private final Outbox<T> outbox;
    private final Counter acked;
    private final Counter refused;
    private @Nullable Thread owner;
    private boolean notTaken;

    Sender(Route route, WireEncoder<T> encoder, Outbox<T> outbox, MeterRegistry meters) {
        this.route = route;
        this.encoder = encoder;
        this.outbox = outbox;
        Tags tags = Tags.of("topic", route.topic());
        this.acked = Counter.builder("hoststream.publish.acked")
                .description("Records that all replicas have")
                .tags(tags)
                .register(meters);
        this.refused = Counter.builder("hoststream.publish.refused")
                .description("Records that the broker refused")
                .tags(tags)
                .register(meters);
        Gauge.builder("hoststream.publish.waiting", outbox, Outbox::size)
                .description("Records that wait to be sent")
                .tags(tags)
                .register(meters);
    }

    /** Sends until the outbox is closed and empty, or {@code drain} has passed since it was closed; then gives up the rest. */
    void run(Duration drain) throws InterruptedException {
        owner = Thread.currentThread();
        long left = 0;
        try {
            while (!outbox.closed()) {
                sendNext(outbox.take(WAIT_NANOS));
            }
            long end = route.nanos().getAsLong() + drain.toNanos();
            while (outbox.size() > 0 && route.nanos().getAsLong() - end < 0) {
                sendNext(outbox.take(0));
            }
            left = Math.max(0, end - route.nanos().getAsLong());
        } finally {
            // Closing waits for what the producer still holds, and answers for what it cannot deliver any more.
            route.producer().close(Duration.ofNanos(left));
            outbox.close();
            outbox.giveUp();
        }
    }

    private void sendNext(@Nullable Parcel<T> parcel) throws InterruptedException {
        if (parcel == null) {
            return;
        }
        notTaken = false;
        try {
            // The callback gets what the future would tell.
            var unused =
                    route.producer().send(record(parcel), (metadata, failure) -> answered(parcel, metadata, failure));
        } catch (RetriableException e) {
            putBack(parcel);
        } catch (RuntimeException e) {
            parcel.acked().completeExceptionally(e);
            throw e;
        }
        if (notTaken) {
            outbox.pause(RETRY_MILLIS);
        }
    }

    private ProducerRecord<byte[], byte[]> record(Parcel<T> parcel) {
        T value = parcel.value();
        return new ProducerRecord<>(
                route.topic(),
                parcel.key().getBytes(StandardCharsets.UTF_8),
                value == null ? null : encoder.encode(value));
    }

    private void answered(Parcel<T> parcel, @Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure instanceof RetriableException && Thread.currentThread() == owner) {
            putBack(parcel);
        } else if (failure != null) {
            refused.increment();
            LOG.error("topic={} key={} was not taken: {}", route.topic(), parcel.key(), failure.toString());
            parcel.acked().completeExceptionally(failure);
        } else if (metadata != null) {
            acked.increment();
            parcel.acked().complete(metadata.offset());
        }
    }

    /**
     * The broker is away and the producer's own room is used up. A producer says so from within {@code send}, by the
     * callback or by throwing, and has then not taken the record: it goes back to the front, and the order stands.
     */
    private void putBack(Parcel<T> parcel) {
        notTaken = true;
        outbox.putBack(parcel);
    }
}
