package io.hoststream.launcher.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A daemon thread that looks at the free space of a directory's file system and reports each change of state. */
final class FreeSpaceWatchdog implements AutoCloseable {

    /** Returned by {@link #freeBytes} when the file system cannot be asked. */
    static final long UNKNOWN = -1;

    private static final Logger LOG = LoggerFactory.getLogger(FreeSpaceWatchdog.class);

    private final Path directory;
    private final FreeSpace space;
    private final ObjLongConsumer<FreeSpaceState> changed;
    private final ScheduledExecutorService timer;

    FreeSpaceWatchdog(Path directory, long minimumFree, ObjLongConsumer<FreeSpaceState> changed) {
        this.directory = directory;
        this.space = new FreeSpace(minimumFree);
        this.changed = changed;
        this.timer = Executors.newSingleThreadScheduledExecutor(FreeSpaceWatchdog::daemon);
    }

    /** Looks at once, and then after every {@code period}. */
    void start(Duration period) {
        ScheduledFuture<?> unused =
                timer.scheduleWithFixedDelay(this::look, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Bytes that this process could still write in the file system of {@code directory}, or {@link #UNKNOWN}. */
    static long freeBytes(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            LOG.debug("free space unknown directory={}", directory, e);
            return UNKNOWN;
        }
    }

    private void look() {
        long free = freeBytes(directory);
        if (free != UNKNOWN) {
            space.observe(free).ifPresent(state -> report(state, free));
        }
    }

    private void report(FreeSpaceState state, long free) {
        LOG.warn("free space of the broker's directory changed state={} free={} directory={}", state, free, directory);
        try {
            changed.accept(state, free);
        } catch (RuntimeException e) {
            LOG.error("free space listener failed state={}", state, e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hoststream-broker-space");
        thread.setDaemon(true);
        return thread;
    }
}
