package io.hoststream.notify;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Silence;
import io.hoststream.notify.channel.Receipt;
import io.hoststream.notify.route.Assignment;
import io.hoststream.notify.route.Dispatch;
import io.hoststream.notify.route.Moment;
import io.hoststream.notify.route.Routing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The dispatch, for several threads: loops bring what they read, couriers take what is to be sent. Nothing is handed out
 * before all alerts, silences and told records have been read.
 */
final class Desk {

    private final Dispatch dispatch;
    private final Clock clock;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Instant since;
    private boolean alertsRead;
    private boolean silencesRead;
    private boolean begun;
    private int underWay;
    private long changes;

    Desk(Dispatch dispatch, Clock clock, LongSupplier nanos) {
        this.dispatch = dispatch;
        this.clock = clock;
        this.nanos = nanos;
    }

    private Moment now() {
        return new Moment(clock.instant(), nanos.getAsLong());
    }

    void use(Routing routing) {
        run(() -> dispatch.use(routing, now()));
    }

    void accept(AlertEvent event, Instant arrived) {
        run(() -> dispatch.accept(event, arrived, now()));
    }

    void silence(String id, @Nullable Silence silence) {
        run(() -> dispatch.silence(id, silence));
    }

    void alertsRead() {
        run(() -> {
            alertsRead = true;
            beginIfReady();
        });
    }

    void silencesRead() {
        run(() -> {
            silencesRead = true;
            beginIfReady();
        });
    }

    void restore(Notification record) {
        run(() -> dispatch.restore(record, now()));
    }

    void forget(String key) {
        run(() -> dispatch.forget(key));
    }

    /** All that was told before has been read, and it is on this instance to tell. */
    void told(Instant lastWord) {
        run(() -> {
            since = lastWord;
            beginIfReady();
        });
    }

    private void beginIfReady() {
        if (!begun && since != null && alertsRead && silencesRead) {
            begun = true;
            dispatch.begin(since);
            changed();
        }
    }

    private void changed() {
        changes++;
        changed.signalAll();
    }

    /** Hands out nothing any more and waits for what is under way; false if that takes longer than so long. */
    boolean end(Duration bound) {
        return ask(() -> {
            since = null;
            begun = false;
            dispatch.end();
            return settled(bound.toNanos());
        });
    }

    private boolean settled(long bound) {
        long left = bound;
        try {
            while (underWay > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return underWay == 0;
    }

    /** What a receiver is to be sent now; it counts as under way until {@link #done}. */
    Optional<Assignment> next(String receiver) {
        return ask(() -> {
            Optional<Assignment> next = dispatch.next(receiver, now());
            next.ifPresent(assignment -> underWay++);
            return next;
        });
    }

    List<Notification> taken(Assignment assignment, Receipt receipt) {
        return ask(() -> dispatch.taken(assignment, receipt, now()));
    }

    void failed(Assignment assignment, String why, Optional<Duration> asked) {
        run(() -> dispatch.failed(assignment, why, asked, now()));
    }

    void refused(Assignment assignment, String why) {
        run(() -> dispatch.refused(assignment, why, now()));
    }

    void done() {
        run(() -> {
            underWay--;
            changed();
        });
    }

    /** Waits for a moment, or until something may have changed. */
    void await(Duration bound) throws InterruptedException {
        lock.lock();
        try {
            long seen = changes;
            long left = bound.toNanos();
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How it stands, for people. */
    String state() {
        return ask(() -> (begun ? "this instance tells; " : "another instance tells, or the past is being read; ")
                + dispatch.standing());
    }

    private void run(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private <R> R ask(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
