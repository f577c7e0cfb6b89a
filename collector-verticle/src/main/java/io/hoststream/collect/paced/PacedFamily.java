package io.hoststream.collect.paced;

import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.Reading;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A family that is read at its own pace: begins a round when it is due, on a thread of the round's own, and hands over what
 * it brought when it has ended. Never waits longer than it is told to. Used by one thread.
 */
public final class PacedFamily {

    private static final long STACK_BYTES = 256 * 1024;

    private final Family family;
    private final PacedSource source;
    private final long periodNanos;
    private final Consumer<Thread> starter;
    private @Nullable Run current;
    private long begunAt;
    private boolean begun;

    /**
     * A family at its pace.
     *
     * @param family the family, which names the thread and the failures
     * @param source where it is read
     * @param period from one round to the next
     */
    public PacedFamily(Family family, PacedSource source, Duration period) {
        this(family, source, period, Thread::start);
    }

    /** A family whose threads are started by {@code starter}. */
    PacedFamily(Family family, PacedSource source, Duration period, Consumer<Thread> starter) {
        this.family = family;
        this.source = source;
        this.periodNanos = period.toNanos();
        this.starter = starter;
    }

    /**
     * Begins a round if it is due and none is under way.
     *
     * @param now the monotonic clock
     * @param slackNanos how much too early is early enough, since this is only called now and then
     */
    public void beginIfDue(long now, long slackNanos) {
        boolean early = begun && now - begunAt < periodNanos - slackNanos;
        if (early || (isRunning() && !source.goRound())) {
            return;
        }
        begun = true;
        begunAt = now;
        Run run = new Run();
        current = run;
        Thread thread = new Thread(null, run, "collect-" + family.id(), STACK_BYTES);
        thread.setDaemon(true);
        run.thread = thread;
        try {
            starter.accept(thread);
        } catch (OutOfMemoryError e) {
            // The system has no thread left to give. That passes, and the other families are still to be read.
            run.end(Round.failed(e.toString()));
        }
    }

    /**
     * Adds to a reading what a round brought that has not been handed over yet, or that it failed.
     *
     * @param patience how long to wait for the round that is under way, if there is one
     */
    public Reading addTo(Reading reading, Duration patience) throws InterruptedException {
        Round round = take(patience);
        if (round == null) {
            return isOverdue(reading.moment().nanoTime())
                    ? reading.withFailure(family, "a round has not ended within its period")
                    : reading;
        }
        Reading more = reading.withPaced(round.brought());
        return round.failure() == null ? more : more.withFailure(family, round.failure());
    }

    /**
     * What a round brought that has not been handed over yet.
     *
     * @param patience how long to wait for the round that is under way, if there is one
     * @return null if nothing is new
     */
    public @Nullable Round take(Duration patience) throws InterruptedException {
        Run run = current;
        if (run == null || !run.end.await(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS)) {
            return null;
        }
        Round brought = run.brought;
        run.brought = null;
        return brought;
    }

    /** Whether the round that is under way ought to have ended by the time the next is due. */
    public boolean isOverdue(long now) {
        return isRunning() && now - begunAt >= periodNanos;
    }

    /** Stops; what does not answer keeps its thread, which does not keep the process. */
    public void close() {
        Run run = current;
        if (run != null && run.thread != null) {
            run.thread.interrupt();
        }
        source.close();
    }

    private boolean isRunning() {
        return current != null && current.end.getCount() > 0;
    }

    /** One round. */
    private final class Run implements Runnable {

        private final CountDownLatch end = new CountDownLatch(1);
        private volatile @Nullable Round brought;
        private @Nullable Thread thread;

        // Whatever goes wrong is named in the sample: a family must not go missing without a word.
        @SuppressWarnings("checkstyle:illegalcatch")
        @Override
        public void run() {
            Round round = null;
            try {
                round = source.read();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                round = Round.failed(e.toString());
            } finally {
                end(round);
            }
        }

        private void end(@Nullable Round round) {
            brought = round;
            end.countDown();
        }
    }
}
