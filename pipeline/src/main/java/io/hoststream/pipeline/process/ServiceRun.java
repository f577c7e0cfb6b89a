package io.hoststream.pipeline.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a service and keeps it running until a signal comes or a part fails for good. One thread starts and stops
 * everything; a signal only interrupts it. The JVM would exit with 130 or 143 after a signal; a process that has drained
 * has done what it was asked, so the shutdown hook ends it with 0.
 */
public final class ServiceRun {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRun.class);
    private static final long STOPS_WITHIN_SECONDS = 10;

    private final Service service;
    private final Failures failures;
    private final Thread owner = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean signalled;
    private volatile int exitCode = ExitCode.FAILURE;

    /** A run to be, owned by the thread that makes it. */
    public ServiceRun(Service service, Failures failures) {
        this.service = service;
        this.failures = failures;
    }

    /**
     * Starts the service, tells {@code ready}, and returns the exit code when it has stopped.
     *
     * @throws Exception if the service cannot be started
     */
    public int run(Runnable ready) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::drain, "shutdown"));
        try {
            exitCode = untilTheEnd(ready);
            return exitCode;
        } finally {
            ended.countDown();
        }
    }

    private int untilTheEnd(Runnable ready) throws Exception {
        try {
            service.start();
            ready.run();
            Throwable failure = service.failure().get();
            LOG.error("a part failed for good, stopping", failure);
            return Math.max(ExitCode.FAILURE, failures.explain(failure));
        } catch (InterruptedException e) {
            return ExitCode.OK;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The failure of a service is a value", e);
        } catch (Exception e) {
            if (signalled) {
                return ExitCode.OK;
            }
            throw e;
        } finally {
            stop();
        }
    }

    /** Stops with a clean slate: an interrupt was the wish to stop, not to stop stopping. */
    private void stop() {
        boolean wished = Thread.interrupted();
        LOG.debug("stopping, on a signal: {}", wished || signalled);
        try {
            service.close();
            LOG.debug("stopped");
        } catch (Exception e) {
            LOG.warn("not everything stopped cleanly", e);
        }
    }

    private void drain() {
        if (ended.getCount() == 0) {
            return;
        }
        signalled = true;
        owner.interrupt();
        boolean clean = false;
        try {
            clean = ended.await(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!clean) {
            failures.say("not everything stopped within " + STOPS_WITHIN_SECONDS + " s");
        }
        Runtime.getRuntime().halt(clean ? exitCode : ExitCode.FAILURE);
    }
}
