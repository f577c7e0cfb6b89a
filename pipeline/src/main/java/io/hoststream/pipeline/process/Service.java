package io.hoststream.pipeline.process;

import java.util.concurrent.CompletableFuture;

/** What a process runs from its start to a signal. One thread starts and closes it. */
public interface Service extends AutoCloseable {

    /** Starts it; blocks until it works. */
    void start() throws Exception;

    /** Completes when a part failed in a way that nothing can be done about. */
    CompletableFuture<Throwable> failure();

    /** Stops it; blocks until what was under way has been finished, within a bound. */
    @Override
    void close() throws Exception;
}
