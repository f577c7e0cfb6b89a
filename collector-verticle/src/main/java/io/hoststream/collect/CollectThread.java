package io.hoststream.collect;

import io.hoststream.pipeline.health.Indicator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one thread that puts a collector together, ticks it at its fixed rate and takes it apart. */
final class CollectThread {

    private final Supplier<Collector> assembly;
    private final long intervalNanos;
    private final Indicator indicator;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<@Nullable Void> started = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();

    CollectThread(Supplier<Collector> assembly, long intervalNanos, Indicator indicator, Consumer<Throwable> fatal) {
        this.assembly = assembly;
        this.intervalNanos = intervalNanos;
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
        stopping.countDown();
        return stopped;
    }

    private void run() {
        Collector collector;
        try {
            collector = assembly.get();
        } catch (RuntimeException e) {
            stopped.complete(null);
            started.completeExceptionally(e);
            return;
        }
        try {
            tickUntilStopped(collector);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the process.
            Thread.currentThread().interrupt();
        } finally {
            collector.close().whenComplete((nothing, failure) -> stopped.complete(null));
        }
    }

    private void tickUntilStopped(Collector collector) throws InterruptedException {
        Schedule schedule = new Schedule(collector.now(), intervalNanos);
        long wait = 0;
        while (!stopping.await(wait, TimeUnit.NANOSECONDS)) {
            long now = collector.now();
            long lag = now - schedule.due();
            collector.tick(schedule.begin(now), lag);
            indicator.up();
            started.complete(null);
            wait = Math.max(0, schedule.due() - collector.now());
        }
    }
}
