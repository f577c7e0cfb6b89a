package io.hoststream.pipeline.publish;

import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes records of one type to one topic: from any thread, without ever blocking the caller, in the order in which
 * they were handed over.
 *
 * <p>A {@code send} of Kafka's producer may block for as long as the broker is away, so it happens on the publisher's own
 * thread. What waits for it is bounded: past the bound the oldest are given up and their stages fail with {@link
 * DroppedException}, so that the caller can say which ones are missing.
 *
 * @param <T> the record type
 */
public final class Publisher<T extends SpecificRecord> {

    /** Half an hour at one sample a second, and well within a small heap even on a host with many devices. */
    private static final int MOST_WAITING = 2_000;

    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final Outbox<T> outbox = new Outbox<>(MOST_WAITING);
    private final Sender<T> sender;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private Publisher(RoleContext context, Topic topic, Schema schema) {
        Producer<byte[], byte[]> producer = KafkaClients.producer(context.kafka(), topic.topicName());
        WireEncoder<T> encoder = new WireEncoder<>(schema, context.schemaIds());
        Sender.Route route = new Sender.Route(topic.topicName(), producer, System::nanoTime);
        this.sender = new Sender<>(route, encoder, outbox, context.meters());
    }

    /** Opens the way onto a topic; needs no broker to be there yet. */
    public static <T extends SpecificRecord> Publisher<T> open(RoleContext context, Topic topic, Schema schema) {
        Publisher<T> publisher = new Publisher<>(context, topic, schema);
        Thread thread = new Thread(() -> publisher.run(context), "publish-" + topic.topicName());
        thread.setDaemon(true);
        thread.start();
        return publisher;
    }

    /**
     * Hands over a record, null for a tombstone.
     *
     * @return completes with the record's offset once all replicas have it; fails with {@link DroppedException} if it had
     *     to be given up, or with the broker's refusal
     */
    public CompletionStage<Long> publish(String key, @Nullable T value) {
        return outbox.add(key, value);
    }

    /**
     * Sends what waits, up to 3 s, and closes; what could not be sent fails with {@link DroppedException}. Does not block;
     * completes when the thread has ended.
     */
    public CompletionStage<Void> stop() {
        outbox.close();
        return ended.minimalCompletionStage();
    }

    // Whatever ends the thread has to be told: a thread that died in silence would look like a quiet night.
    @SuppressWarnings("checkstyle:illegalcatch")
    private void run(RoleContext context) {
        try {
            sender.run(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            context.fatal().accept(e);
        } finally {
            ended.complete(null);
        }
    }
}
