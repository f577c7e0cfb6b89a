package io.hoststream.launcher.broker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A condition that nobody announces: it is looked at again and again, on a thread of its own, until it holds. */
final class Awaited {

    private static final long LOOK_EVERY_MILLIS = 5;

    private Awaited() {}

    /**
     * Waits until {@code condition} holds, for {@code limit} at most, and returns whether it did.
     *
     * @throws ExecutionException if the condition threw; it is not looked at again then
     */
    static boolean holds(Callable<Boolean> condition, Duration limit) throws InterruptedException, ExecutionException {
        CompletableFuture<Void> held = new CompletableFuture<>();
        ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(Awaited::daemon);
        try {
            ScheduledFuture<?> unused = looker.scheduleWithFixedDelay(
                    () -> look(condition, held), 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            held.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } finally {
            looker.shutdownNow();
        }
    }

    private static void look(Callable<Boolean> condition, CompletableFuture<Void> held) {
        try {
            if (condition.call()) {
                held.complete(null);
            }
        } catch (Exception e) {
            held.completeExceptionally(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hoststream-broker-await");
        thread.setDaemon(true);
        return thread;
    }
}
