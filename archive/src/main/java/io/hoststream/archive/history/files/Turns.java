package io.hoststream.archive.history.files;

import io.hoststream.archive.history.HistoryException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets so many ask at once; the others wait, first come, first served. */
final class Turns {

    private final Semaphore free;
    private final int most;
    private final Duration patience;

    Turns(int most, Duration patience) {
        this.free = new Semaphore(most, true);
        this.most = most;
        this.patience = patience;
    }

    /** Takes a turn, to be closed. */
    Turn take() {
        try {
            if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return free::release;
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

    /** A turn that was taken. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
