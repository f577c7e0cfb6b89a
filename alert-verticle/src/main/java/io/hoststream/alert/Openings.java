package io.hoststream.alert;

import io.hoststream.pipeline.loop.RetriableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Partitions that are being taken over, which happens off the loop's thread and may take several attempts. Used by the loop's
 * thread, which asks again until it is done.
 */
final class Openings {

    /** What was taken over, and where it goes on. */
    record Opened(Desk desk, Restored restored, Duration took) {}

    private record Attempt(Desk desk, CompletableFuture<Restored> restored, long beganNanos) {}

    private record Wait(long untilNanos, int failures, String why) {}

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Function<TopicPartition, Desk> desks;
    private final LongSupplier nanos;
    private final AlertHealth health;
    private final Map<TopicPartition, Attempt> attempts = new HashMap<>();
    private final Map<TopicPartition, Wait> waits = new HashMap<>();

    Openings(Function<TopicPartition, Desk> desks, LongSupplier nanos, AlertHealth health) {
        this.desks = desks;
        this.nanos = nanos;
        this.health = health;
    }

    /**
     * What was taken over.
     *
     * @throws RetriableException if that is not done yet
     */
    Opened open(TopicPartition partition) {
        Wait wait = waits.get(partition);
        if (wait != null && nanos.getAsLong() - wait.untilNanos() < 0) {
            throw new RetriableException(wait.why());
        }
        Attempt attempt = attempts.computeIfAbsent(partition, this::begin);
        if (!attempt.restored().isDone()) {
            throw new RetriableException("states of hosts are being read");
        }
        attempts.remove(partition);
        try {
            Restored restored = attempt.restored().join();
            waits.remove(partition);
            return new Opened(attempt.desk(), restored, Duration.ofNanos(nanos.getAsLong() - attempt.beganNanos()));
        } catch (CompletionException e) {
            attempt.desk().drop();
            throw failed(partition, e.getCause() instanceof RuntimeException cause ? cause : e);
        }
    }

    private Attempt begin(TopicPartition partition) {
        Desk desk = desks.apply(partition);
        return new Attempt(desk, desk.open().toCompletableFuture(), nanos.getAsLong());
    }

    private RuntimeException failed(TopicPartition partition, RuntimeException cause) {
        boolean passing = cause instanceof RetriableException
                || cause instanceof org.apache.kafka.common.errors.RetriableException;
        if (!passing) {
            return cause;
        }
        String why = "cannot take over a partition of alerts: " + cause.getMessage();
        Wait before = waits.get(partition);
        int failures = before == null ? 0 : before.failures();
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures, 10));
        hold(partition, wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait, failures + 1, why);
        health.cannotOpen(partition, why);
        return new RetriableException(why, cause);
    }

    /** Has a partition wait before it is taken over again. */
    void hold(TopicPartition partition, Duration wait, String why) {
        hold(partition, wait, 0, why);
    }

    private void hold(TopicPartition partition, Duration wait, int failures, String why) {
        waits.put(partition, new Wait(nanos.getAsLong() + wait.toNanos(), failures, why));
    }

    /** A partition leaves before it was taken over. */
    void abandon(TopicPartition partition) {
        waits.remove(partition);
        Attempt attempt = attempts.remove(partition);
        if (attempt != null) {
            attempt.desk().drop();
        }
        health.left(partition);
    }
}
