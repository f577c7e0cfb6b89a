package io.hoststream.launcher.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that ends with the test that started it, also if the tests themselves are ended by a signal. */
final class Child implements AutoCloseable {

    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);

    private final Process process;
    private final Thread reaper;

    private Child(Process process) {
        this.process = process;
        this.reaper = new Thread(this::destroyAll, "reaper-" + process.pid());
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    static Child start(ProcessBuilder builder) throws IOException {
        return new Child(builder.start());
    }

    Process process() {
        return process;
    }

    /** Whether it has ended within that time. */
    boolean ends(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it and what it started as {@code kill -9} does, and waits for its end. */
    @Override
    public void close() throws InterruptedException {
        destroyAll();
        if (!ends(DIES_WITHIN)) {
            throw new IllegalStateException(process + " cannot be killed");
        }
        Runtime.getRuntime().removeShutdownHook(reaper);
    }

    private void destroyAll() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
