package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.Failures;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Work that ends by itself or on a signal, and is 0 in either case: the JVM would exit with 130 or 143 after a signal, so
 * the shutdown hook waits for the work and ends the process itself.
 */
final class ForegroundRun {

    private static final long STOPS_WITHIN_SECONDS = 10;

    private final Runnable stop;
    private final Failures failures;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.FAILURE;

    /** A run to be; {@code stop} makes the work return soon and is called from another thread. */
    ForegroundRun(Runnable stop, Failures failures) {
        this.stop = stop;
        this.failures = failures;
    }

    /** Does the work on this thread and returns its exit code. */
    int run(Callable<Integer> work) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::drain, "shutdown"));
        try {
            exitCode = work.call();
            return exitCode;
        } finally {
            ended.countDown();
        }
    }

    private void drain() {
        if (ended.getCount() == 0) {
            return;
        }
        stop.run();
        boolean clean = false;
        try {
            clean = ended.await(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!clean) {
            failures.say("not everything stopped within " + STOPS_WITHIN_SECONDS + " s");
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
