package io.hoststream.archive.history;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many ask at once; the others wait, first come, first served. */
public final class Turns {

    private final Semaphore free;
    private final int most;
    private final Duration patience;

    /** So many turns, each waited for so long. */
    public Turns(int most, Duration patience) {
        this.free = new Semaphore(most, true);
        this.most = most;
        this.patience = patience;
    }

    /**
     * Works something out in a turn of its own.
     *
     * @throws HistoryException if none came in time
     */
    public <T> T run(Supplier<T> work) {
        await();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private void await() {
        try {
            if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HistoryException.of(HistoryException.Kind.CANCELLED, "the wait for a turn was interrupted", e);
        }
        throw HistoryException.of(
                HistoryException.Kind.BUSY,
                "history is busy: " + most + " questions at a time are worked on, and none was done within "
                        + patience.toSeconds() + " s; ask again later");
    }
}
