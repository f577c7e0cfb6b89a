package io.hoststream.pipeline.loop;

import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.kafka.KafkaSettings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters to their topic, with headers that say where the record was and why it could not be read. Made on the
 * first letter: most loops never need a producer. Sends on a thread of its own, because {@code send} may block while the
 * broker is away.
 */
final class KafkaDeadLetters implements DeadLetters, AutoCloseable {

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

    static ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
        return DeadLetterForm.record(letter.record(), letter.reason(), letter.loop());
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
