package io.hoststream.notify;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The thread on which one lane's receiver is told. It may block there: no other lane, and no loop, waits for it. */
final class LaneThread {

    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final Lane lane;
    private final LongSupplier nanos;
    private final Consumer<Throwable> fatal;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;

    private LaneThread(Lane lane, LongSupplier nanos, Consumer<Throwable> fatal) {
        this.lane = lane;
        this.nanos = nanos;
        this.fatal = fatal;
    }

    static LaneThread start(Lane lane, LongSupplier nanos, Consumer<Throwable> fatal) {
        LaneThread runner = new LaneThread(lane, nanos, fatal);
        Thread thread = new Thread(runner::run, "notify-" + lane.name());
        thread.setDaemon(true);
        thread.start();
        return runner;
    }

    /** Tells what waits, up to 2 s, and closes. Does not block; completes when the thread has ended, or 3 s from now. */
    CompletionStage<Void> stop() {
        stopping = true;
        lane.wake();
        // A receiver that hangs must not keep the process from stopping.
        return ended.copy().completeOnTimeout(null, DRAIN.toSeconds() + 1, TimeUnit.SECONDS);
    }

    private void run() {
        try {
            while (!stopping) {
                long pause = lane.step(nanos.getAsLong());
                if (pause > 0 && !stopping) {
                    lane.await(pause);
                }
            }
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            fatal.accept(e);
        } finally {
            lane.close();
            ended.complete(null);
        }
    }

    private void drain() {
        long end = nanos.getAsLong() + DRAIN.toNanos();
        for (long now = nanos.getAsLong(); !lane.empty() && now < end; now = nanos.getAsLong()) {
            if (lane.step(now) > 0) {
                // It fails: what is left comes again after the next start.
                return;
            }
        }
    }
}
