package io.hoststream.pipeline.loop;

import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.schema.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters to their topic, with headers that say where the record was and why it could not be read. Made on the
 * first letter: most loops never need a producer. Sends on a thread of its own, because {@code send} may block while the
 * broker is away.
 */
final class KafkaDeadLetters implements DeadLetters, AutoCloseable {

    /** Far below what the topic takes in one record, headers included. */
    static final int MOST_BYTES = 512 << 10;

    private static final int MOST_KEY_BYTES = 16 << 10;

    private final KafkaSettings settings;
    private final String loop;
    private @Nullable ExecutorService sender;
    private @Nullable Producer<byte[], byte[]> producer;

    KafkaDeadLetters(KafkaSettings settings, String loop) {
        this.settings = settings;
        this.loop = loop;
    }

    @Override
    public CompletionStage<?> send(List<DeadLetter> letters) {
        if (sender == null) {
            sender = Executors.newSingleThreadExecutor(work -> {
                Thread thread = new Thread(work, "dead-letters-" + loop);
                thread.setDaemon(true);
                return thread;
            });
        }
        CompletableFuture<?>[] sent =
                letters.stream().map(letter -> sendOne(sender, letter)).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(sent);
    }

    private CompletableFuture<Void> sendOne(ExecutorService on, DeadLetter letter) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        on.execute(() -> {
            try {
                // The callback gets what the future would tell.
                var unused = producer().send(record(letter), (metadata, failure) -> complete(done, failure));
            } catch (RuntimeException e) {
                complete(done, e);
            }
        });
        return done;
    }

    private static void complete(CompletableFuture<Void> done, @Nullable Exception failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(new RetriableException(
                    "the dead letter topic does not take records: " + failure.getMessage(), failure));
        }
    }

    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = KafkaClients.producer(settings, "dead-letters-" + loop);
        }
        return producer;
    }

    /** The letter as a record. A value that would be too large for the topic is cut, and a header says how long it was. */
    static ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
        var source = letter.record();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topic.DEAD_LETTERS.topicName(), cut(source.key(), MOST_KEY_BYTES), cut(source.value(), MOST_BYTES));
        header(record.headers(), "topic", source.topic());
        header(record.headers(), "partition", Integer.toString(source.partition()));
        header(record.headers(), "offset", Long.toString(source.offset()));
        header(record.headers(), "reason", letter.reason());
        header(record.headers(), "loop", letter.loop());
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

    @Override
    public void close() {
        ExecutorService on = sender;
        if (on != null) {
            on.execute(() -> {
                if (producer != null) {
                    producer.close(KafkaClients.CLOSE_BOUND);
                }
            });
            on.shutdown();
        }
    }
}
