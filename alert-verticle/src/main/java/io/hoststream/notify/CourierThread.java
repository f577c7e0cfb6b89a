package io.hoststream.notify;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The thread of one courier. It may block there: no other courier, and no loop, waits for it. */
final class CourierThread {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    private final Courier courier;
    private final Desk desk;
    private final Consumer<Throwable> fatal;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;

    private CourierThread(Courier courier, Desk desk, Consumer<Throwable> fatal) {
        this.courier = courier;
        this.desk = desk;
        this.fatal = fatal;
    }

    static CourierThread start(Courier courier, Desk desk, Consumer<Throwable> fatal) {
        CourierThread runner = new CourierThread(courier, desk, fatal);
        Thread thread = new Thread(runner::run, "notify-" + courier.name());
        thread.setDaemon(true);
        thread.start();
        return runner;
    }

    /** Brings nothing more. Does not block; completes when the thread has ended, or 3 s from now. */
    CompletionStage<Void> stop() {
        stopping = true;
        // A receiver that hangs must not keep the process from stopping.
        return ended.copy().completeOnTimeout(null, LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
    }

    private void run() {
        try {
            while (!stopping) {
                if (!courier.step()) {
                    desk.await(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            fatal.accept(e);
        } finally {
            courier.close();
            ended.complete(null);
        }
    }
}
