package io.hoststream.archive.history;

import java.util.ArrayList;
import java.util.List;

/** The wish of whoever asked not to wait any longer. Safe for any thread. */
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Ends what is under way, and whatever else is asked with it. */
    public void cancel() {
        List<Runnable> toRun;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(actions);
            actions.clear();
        }
        toRun.forEach(Runnable::run);
    }

    /** Whether it was wished. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Has something done when it is wished, at once if it was; closing what comes back takes that back. */
    public Registration onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {};
    }

    /**
     * Goes on only if it was not wished.
     *
     * @throws HistoryException if it was
     */
    public void check() {
        if (isCancelled()) {
            throw HistoryException.of(HistoryException.Kind.CANCELLED, "the question was taken back");
        }
    }

    /** Something that is done on a cancellation. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private synchronized void forget(Runnable action) {
        actions.remove(action);
    }
}
