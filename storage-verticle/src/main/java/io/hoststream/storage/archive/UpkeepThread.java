package io.hoststream.storage.archive;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The thread on which files are merged and deleted, so that the loop never waits for it. */
final class UpkeepThread implements AutoCloseable {

    private static final long STOP_SECONDS = 5;

    private final Upkeep upkeep;
    private final OpenFormats formats;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "archive-upkeep");
        made.setDaemon(true);
        return made;
    });

    private UpkeepThread(Upkeep upkeep, OpenFormats formats) {
        this.upkeep = upkeep;
        this.formats = formats;
    }

    static UpkeepThread start(Upkeep upkeep, OpenFormats formats, Duration every, Clock clock) {
        UpkeepThread started = new UpkeepThread(upkeep, formats);
        var unused = started.thread.scheduleWithFixedDelay(
                () -> upkeep.round(clock.instant()), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return started;
    }

    /** Breaks off what is under way: whatever moment it is at, the next start goes on from there. */
    @Override
    public void close() {
        upkeep.stop();
        formats.interrupt();
        // Copying is broken off as well: reading and writing end when the thread is interrupted.
        thread.shutdownNow();
        try {
            thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
