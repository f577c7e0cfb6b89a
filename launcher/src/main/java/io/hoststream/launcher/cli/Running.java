package io.hoststream.launcher.cli;

import io.hoststream.launcher.node.ExitCode;
import io.hoststream.launcher.node.Node;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node running until a signal comes or a part fails for good. On a signal the JVM runs its shutdown hooks and
 * would then exit with 130 or 143; a process that has drained has done what it was asked, so the hook ends it with 0.
 */
final class Running {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final long STOPS_WITHIN_SECONDS = 10;

    private final Node node;
    private final PrintWriter err;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::drain, "shutdown");

    Running(Node node, PrintWriter err) {
        this.node = node;
        this.err = err;
    }

    /** Has a signal stop the node from now on; to be called before the node starts. */
    void guard() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits; returns the exit code of a node that failed. A signal ends the process instead. */
    int untilFailure() throws InterruptedException {
        try {
            Throwable failure = node.failure().get();
            LOG.error("a part failed for good, stopping", failure);
            int code = Commands.explain(failure, err);
            stop();
            return code == ExitCode.OK ? ExitCode.FAILURE : code;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The failure of a node is a value", e);
        } finally {
            stopped.countDown();
        }
    }

    private void drain() {
        if (stopped.getCount() == 0) {
            return;
        }
        Thread stopper = new Thread(this::stop, "stop");
        stopper.setDaemon(true);
        stopper.start();
        boolean clean = false;
        try {
            stopper.join(TimeUnit.SECONDS.toMillis(STOPS_WITHIN_SECONDS));
            clean = !stopper.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!clean) {
            err.println("hoststream: not everything stopped within " + STOPS_WITHIN_SECONDS + " s");
            err.flush();
        }
        Runtime.getRuntime().halt(clean ? ExitCode.OK : ExitCode.FAILURE);
    }

    private void stop() {
        try {
            node.close();
            LOG.info("stopped");
        } catch (Exception e) {
            LOG.warn("not everything stopped cleanly", e);
        }
    }
}
