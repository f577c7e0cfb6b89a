package io.hoststream.collect.shipping;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was sent and is not acknowledged, in order; bounded by who fills it. */
final class InFlight {

    private static final int MOST = 500;
    private static final long MOST_BYTES = 1L << 20;

    private final Deque<Sent> sent = new ArrayDeque<>();
    private long bytes;

    boolean hasRoom() {
        return sent.size() < MOST && bytes < MOST_BYTES;
    }

    int size() {
        return sent.size();
    }

    void add(Sent one) {
        sent.addLast(one);
        bytes += one.bytes();
    }

    /** Removes the oldest if the broker has it; null if not. */
    @Nullable
    Sent pollAcked() {
        Sent first = sent.peekFirst();
        if (first == null || !first.acked()) {
            return null;
        }
        bytes -= first.bytes();
        return sent.pollFirst();
    }

    /** Removes the newest, which was not taken after all. */
    void removeLast() {
        bytes -= sent.removeLast().bytes();
    }

    /** The first that failed; null if none did. */
    @Nullable
    Sent firstFailed() {
        for (Sent one : sent) {
            if (one.failure() != null) {
                return one;
            }
        }
        return null;
    }

    boolean allAnswered() {
        return sent.stream().allMatch(Sent::answered);
    }

    void clear() {
        sent.clear();
        bytes = 0;
    }
}
