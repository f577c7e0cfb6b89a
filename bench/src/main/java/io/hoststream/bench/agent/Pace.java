package io.hoststream.bench.agent;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Lets time pass, and does things at a fixed rate meanwhile. */
public final class Pace implements AutoCloseable {

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(2, task -> {
        Thread thread = new Thread(task, "pace");
        thread.setDaemon(true);
        return thread;
    });

    /** Returns when so much time has passed. */
    public void pass(Duration time) throws InterruptedException {
        try {
            executor.schedule(() -> {}, time.toNanos(), TimeUnit.NANOSECONDS).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The future ends only if the task fails. */
    public Future<?> every(Duration period, Runnable task) {
        return executor.scheduleAtFixedRate(task, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
