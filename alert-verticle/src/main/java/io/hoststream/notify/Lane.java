package io.hoststream.notify;

import io.hoststream.avro.AlertEvent;
import io.hoststream.notify.Waiting.Item;
import io.hoststream.pipeline.health.Indicator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One receiver with its queue. It has no thread: whoever calls {@link #step} tells. What could not be told is tried again
 * after growing pauses, and what is behind it waits, so that the order is kept; past a bound the oldest is given up,
 * loudly.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int MOST_WAITING = 10_000;
    private static final long QUIET_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long FIRST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int MOST_DOUBLINGS = 10;

    private final Receiver receiver;
    private final Told told;
    private final Indicator health;
    private final Counter sent;
    private final Counter failed;
    private final Counter givenUp;
    private final Waiting waiting = new Waiting(MOST_WAITING);
    private int failures;
    private long retryAtNanos;
    private long workedAtNanos;
    private boolean idleDue = true;

    Lane(Receiver receiver, Told told, Indicator health, MeterRegistry meters) {
        this.receiver = receiver;
        this.told = told;
        this.health = health;
        Tags tags = Tags.of("receiver", receiver.name());
        this.sent = Counter.builder("hoststream.notify.told")
                .description("Messages told to somebody")
                .tags(tags)
                .register(meters);
        this.failed = Counter.builder("hoststream.notify.failed")
                .description("Attempts to tell somebody that failed")
                .tags(tags)
                .register(meters);
        this.givenUp = Counter.builder("hoststream.notify.given.up")
                .description("Messages that were given up")
                .tags(tags)
                .register(meters);
        Gauge.builder("hoststream.notify.waiting", waiting, Waiting::size)
                .description("Messages that wait to be told")
                .tags(tags)
                .register(meters);
        health.up();
    }

    String name() {
        return receiver.name();
    }

    /** Takes notices of one partition; completes when all of them were told or given up. Any thread. */
    CompletableFuture<Void> add(TopicPartition partition, List<Notice> notices) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (notices.isEmpty()) {
            done.complete(null);
            return done;
        }
        List<Item> over = waiting.add(partition, notices, done);
        if (!over.isEmpty()) {
            givenUp.increment(over.size());
            LOG.error(
                    "receiver={} owes too much: gave up {} events, which are in no message of its",
                    name(),
                    over.size());
        }
        return done;
    }

    /** Drops what waits for a partition that leaves: another instance tells it. Any thread. */
    void forget(TopicPartition partition) {
        waiting.forget(partition);
    }

    /** Waits for something to do, up to so long. */
    void await(long nanos) throws InterruptedException {
        waiting.await(nanos);
    }

    /** Ends {@link #await}. Any thread. */
    void wake() {
        waiting.wake();
    }

    /** Whether everything was told. */
    boolean empty() {
        return waiting.size() == 0;
    }

    /** Tells one event at most; returns after how long there is something to do again, 0 for at once. */
    long step(long nowNanos) {
        if (failures > 0 && nowNanos - retryAtNanos < 0) {
            return retryAtNanos - nowNanos;
        }
        Item item = waiting.first();
        try {
            return item == null ? rest(nowNanos) : tell(item, nowNanos);
        } catch (IOException e) {
            return failed(e, nowNanos);
        }
    }

    private long tell(Item item, long nowNanos) throws IOException {
        AlertEvent event = item.notice().event();
        if (!told.knows(event)) {
            receiver.tell(item.notice());
            told.add(event);
            sent.increment();
        }
        if (item.done() != null) {
            receiver.secure();
        }
        recovered();
        waiting.finish(item);
        workedAtNanos = nowNanos;
        idleDue = true;
        return 0;
    }

    private long rest(long nowNanos) throws IOException {
        long quiet = nowNanos - workedAtNanos;
        if (idleDue && quiet < QUIET_NANOS) {
            return QUIET_NANOS - quiet;
        }
        if (idleDue) {
            receiver.idle();
            recovered();
            idleDue = false;
        }
        return QUIET_NANOS;
    }

    private long failed(IOException failure, long nowNanos) {
        failed.increment();
        failures++;
        if (failures == 1) {
            LOG.warn("receiver={} could not be told, trying again: {}", name(), failure.toString());
        }
        health.down(failure.toString());
        int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        long pause = Math.min(FIRST_PAUSE_NANOS << doublings, LONGEST_PAUSE_NANOS);
        retryAtNanos = nowNanos + pause;
        return pause;
    }

    private void recovered() {
        if (failures > 0) {
            LOG.info("receiver={} is told again", name());
            failures = 0;
            health.up();
        }
    }

    /** The last moments: does what is done at rest, and gives everything back. */
    void close() {
        try {
            receiver.idle();
            receiver.close();
        } catch (IOException e) {
            LOG.warn("receiver={} could not be closed cleanly: {}", name(), e.toString());
        }
    }
}
