package io.hoststream.collect.filesystem;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Begins a round over the filesystems when it is due, on a thread of the round's own, and hands over what it brought when
 * it is finished. Never waits longer than it is told to. Used by one thread.
 */
public final class FilesystemWatch {

    private final MountRounds rounds;
    private final long periodNanos;
    private final AtomicReference<@Nullable FilesystemRound> brought = new AtomicReference<>();
    private @Nullable Thread running;
    private CountDownLatch finished = new CountDownLatch(0);
    private long begunAt;
    private boolean begun;

    /**
     * A watch over these mounts.
     *
     * @param period from one round to the next
     * @param deadline how long a mount may take to answer
     * @param nanoClock the monotonic clock
     */
    public FilesystemWatch(
            MountSource source, MountSelection selection, Duration period, Duration deadline, LongSupplier nanoClock) {
        this.rounds = new MountRounds(source, selection, deadline.toNanos(), nanoClock);
        this.periodNanos = period.toNanos();
    }

    /**
     * Begins a round if it is due and none is under way.
     *
     * @param now the monotonic clock
     * @param slackNanos how much too early is early enough, since this is only called now and then
     */
    public void beginIfDue(long now, long slackNanos) {
        boolean early = begun && now - begunAt < periodNanos - slackNanos;
        if (early || isRunning()) {
            return;
        }
        begun = true;
        begunAt = now;
        CountDownLatch end = new CountDownLatch(1);
        finished = end;
        Thread thread = new Thread(() -> run(end), "collect-filesystems");
        thread.setDaemon(true);
        running = thread;
        thread.start();
    }

    /**
     * What a round brought that has not been handed over yet.
     *
     * @param patience how long to wait for the round that is under way, if there is one
     * @return null if nothing is new
     */
    public @Nullable FilesystemRound take(Duration patience) throws InterruptedException {
        if (isRunning() && !finished.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return null;
        }
        return brought.getAndSet(null);
    }

    /** Whether the round that is under way ought to have been finished by the time the next is due. */
    public boolean isOverdue(long now) {
        return isRunning() && now - begunAt >= periodNanos;
    }

    /** Stops; a mount that does not answer keeps its thread, which does not keep the process. */
    public void close() {
        Thread thread = running;
        if (thread != null) {
            thread.interrupt();
        }
        rounds.close();
    }

    private boolean isRunning() {
        return finished.getCount() > 0;
    }

    private void run(CountDownLatch end) {
        try {
            brought.set(rounds.run());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end.countDown();
        }
    }
}
