package io.hoststream.pipeline.role;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Things that were started, to be stopped in the reverse order. A stop goes on when one of them fails, and says so. Used by
 * one thread.
 */
public final class Lifecycle implements AutoCloseable {

    /** Starting or stopping one thing; may block and may fail. */
    @FunctionalInterface
    public interface Step {

        /** Does it. */
        void run() throws Exception;
    }

    private record Started(String name, Step stop) {}

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    private final Deque<Started> started = new ArrayDeque<>();

    /**
     * Starts one thing; what it takes to stop it is remembered. If the start fails everything started before is stopped,
     * and the failure is thrown.
     */
    public void start(String name, Step start, Step stop) throws Exception {
        try {
            start.run();
            started.push(new Started(name, stop));
        } catch (Exception e) {
            closeAfter(e);
            throw e;
        }
    }

    /** Stops everything, the last started first. Does nothing the second time. */
    @Override
    public void close() throws Exception {
        Exception first = stopAll();
        if (first != null) {
            throw first;
        }
    }

    private void closeAfter(Exception failure) {
        // An interrupt ended the start; it must not end the clearing up as well.
        boolean interrupted = Thread.interrupted();
        Exception second = stopAll();
        if (second != null) {
            failure.addSuppressed(second);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Exception stopAll() {
        Exception first = null;
        while (!started.isEmpty()) {
            Started next = started.pop();
            try {
                next.stop().run();
            } catch (Exception e) {
                LOG.warn("part={} did not stop cleanly: {}", next.name(), e.toString());
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }
}
