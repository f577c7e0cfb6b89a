package io.hoststream.serve.live;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A cursor on its way: it holds when every host that was owed something when it was made was told of since. So even a client
 * that is always owed something gets cursors, each of them true.
 */
final class Checkpoint {

    private static final long EVERY_MILLIS = 5000;

    private final BitSet pending = new BitSet();
    private @Nullable String frame;
    private boolean dataSince;
    private long madeAt = Long.MIN_VALUE / 2;

    /** Whether one is to be made. */
    boolean isDue(long nowMillis) {
        return frame == null && dataSince && nowMillis - madeAt >= EVERY_MILLIS;
    }

    void make(String cursor, BitSet owed, long nowMillis) {
        frame = cursor;
        madeAt = nowMillis;
        dataSince = false;
        pending.clear();
        pending.or(owed);
    }

    /** A host was told of, or is none of those that are told of. */
    void told(int number) {
        pending.clear(number);
        dataSince = true;
    }

    /** The client was brought what it had missed: it may have a cursor. */
    void brought() {
        dataSince = true;
    }

    void forget(int number) {
        pending.clear(number);
    }

    /** The cursor, once everything before it was sent; once. */
    @Nullable
    String poll() {
        if (!pending.isEmpty()) {
            return null;
        }
        String ready = frame;
        frame = null;
        return ready;
    }
}
