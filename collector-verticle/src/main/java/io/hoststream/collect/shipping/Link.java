package io.hoststream.collect.shipping;

import io.hoststream.pipeline.kafka.Connections;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The producer, made when it is needed and made again when it is past help, with a pause after everything that fails. */
final class Link {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    private static final long NOTABLE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LONGEST_RENEWAL_NANOS = Duration.ofSeconds(30).toNanos();

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final String bootstrap;
    private @Nullable Producer<byte[], byte[]> producer;
    private @Nullable Connections connections;
    private @Nullable String reason;
    private boolean complained;
    private long failingSince;
    private boolean paused;
    private long pausedUntil;
    private long pause = FIRST_PAUSE_NANOS;

    Link(Supplier<Producer<byte[], byte[]>> producers, String bootstrap) {
        this.producers = producers;
        this.bootstrap = bootstrap;
    }

    /** The producer; null while there is a pause, or none can be made. */
    @Nullable
    Producer<byte[], byte[]> producer(long now) {
        if (pauseLeft(now) > 0) {
            return null;
        }
        if (producer == null) {
            make(now);
        }
        return producer;
    }

    private void make(long now) {
        try {
            Producer<byte[], byte[]> made = producers.get();
            connections = new Connections(made.metrics(), bootstrap);
            producer = made;
        } catch (KafkaException e) {
            // Such as a broker whose name has no address yet.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            complain(now, String.valueOf(cause.getMessage()));
            pauseFrom(now, LONGEST_RENEWAL_NANOS);
        }
    }

    /** How long the pause still is; nanoseconds, 0 if there is none. */
    long pauseLeft(long now) {
        return paused ? Math.max(0, pausedUntil - now) : 0;
    }

    /** It did not work now, for a reason that passes. */
    void failed(long now, Exception failure) {
        complain(now, away() ? "no connection to Kafka at " + bootstrap : explained(failure));
        pauseFrom(now, LONGEST_PAUSE_NANOS);
    }

    private String explained(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("not present in metadata")
                ? "Kafka at " + bootstrap + " does not say where the topic is; if it lacks one: hoststream topics apply"
                : message;
    }

    /** This producer will never work again. */
    void renew(long now, Exception failure) {
        complain(now, failure.getClass().getSimpleName() + ": " + failure.getMessage());
        close(Duration.ZERO);
        pauseFrom(now, LONGEST_RENEWAL_NANOS);
    }

    private void pauseFrom(long now, long longest) {
        paused = true;
        pausedUntil = now + pause;
        pause = Math.min(2 * pause, longest);
    }

    /** A producer fails until it knows the cluster, so only what lasts is worth a line. */
    private void complain(long now, String why) {
        if (reason == null) {
            failingSince = now;
        }
        reason = why;
        if (!complained && now - failingSince >= NOTABLE_NANOS) {
            complained = true;
            LOG.warn("samples stay in the spool: {}", why);
        }
    }

    /** The broker took something. */
    void worked() {
        if (complained) {
            LOG.info("samples reach Kafka at {} again", bootstrap);
        }
        complained = false;
        reason = null;
        paused = false;
        pause = FIRST_PAUSE_NANOS;
    }

    /** Whether no broker is connected. */
    boolean away() {
        return connections == null || connections.none();
    }

    /** Why samples do not get through, in one sentence. */
    String reason() {
        if (reason != null) {
            return reason;
        }
        return away() ? "no connection to Kafka at " + bootstrap : "Kafka at " + bootstrap + " does not answer";
    }

    /** Closes the producer, which may take that long to get answers for what it has. */
    void close(Duration within) {
        Producer<byte[], byte[]> closing = producer;
        producer = null;
        connections = null;
        if (closing != null) {
            closing.close(within);
        }
    }
}
