package io.hoststream.collect;

import io.hoststream.collect.pace.Pace;
import io.hoststream.collect.pace.Schedule;
import io.hoststream.pipeline.health.Indicator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one thread that puts a collector together, ticks it at its fixed rate and takes it apart. */
final class CollectThread {

    /**
     * What was put together.
     *
     * @param collector takes the samples
     * @param pace says how far they are apart
     */
    record Ready(Collector collector, Pace pace) {}

    private final Supplier<Ready> assembly;
    private final Indicator indicator;
    private final Thread thread;
    private final Semaphore calls = new Semaphore(0);
    private final CompletableFuture<@Nullable Void> started = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();
    private volatile boolean stopping;

    CollectThread(Supplier<Ready> assembly, Indicator indicator, Consumer<Throwable> fatal) {
        this.assembly = assembly;
        this.indicator = indicator;
        this.thread = new Thread(this::run, "collect");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, failure) -> {
            started.completeExceptionally(failure);
            stopped.complete(null);
            fatal.accept(failure);
        });
    }

    /** Completes when the first sample is on its way; fails if the collector cannot be put together. */
    CompletionStage<@Nullable Void> start() {
        thread.start();
        return started;
    }

    /** Completes when what waited has gone out. Does not block. */
    CompletionStage<@Nullable Void> stop() {
        stopping = true;
        calls.release();
        return stopped;
    }

    private void run() {
        Ready ready;
        try {
            ready = assembly.get();
        } catch (RuntimeException e) {
            stopped.complete(null);
            started.completeExceptionally(e);
            return;
        }
        try {
            tickUntilStopped(ready.collector(), ready.pace());
            ready.collector().farewell();
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the process.
            Thread.currentThread().interrupt();
        } finally {
            CompletionStage<?> paceStopped = ready.pace().stop();
            ready.collector()
                    .close()
                    .thenCombine(paceStopped, (sent, ended) -> sent)
                    .whenComplete((nothing, failure) -> stopped.complete(null));
        }
    }

    private void tickUntilStopped(Collector collector, Pace pace) throws InterruptedException {
        pace.onQuicker(calls::release);
        Schedule schedule = collector.schedule(ThreadLocalRandom.current().nextDouble());
        while (!stopping) {
            long now = collector.now();
            long interval = pace.intervalAt(now);
            if (schedule.due() - now > 0) {
                schedule.quicken(now, interval);
                waitFor(schedule.due() - now);
            } else {
                long lag = now - schedule.due();
                collector.every(Duration.ofNanos(interval));
                collector.tick(schedule.begin(now, interval), lag);
                indicator.up();
                started.complete(null);
            }
        }
    }

    /** Waits so long, or until somebody calls: to stop, or because the pace has changed. */
    private void waitFor(long nanos) throws InterruptedException {
        if (calls.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            calls.drainPermits();
        }
    }
}
