package io.hoststream.serve.live;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What a client is owed about one subscription besides samples. The newest position alone counts. */
final class Notices {

    private final Deque<String> once = new ArrayDeque<>();
    private @Nullable String position;

    /** To be told before anything else; there are few of these in the life of a feed. */
    void add(String frame) {
        once.add(frame);
    }

    void position(String frame) {
        position = frame;
    }

    @Nullable
    String poll() {
        String first = once.poll();
        if (first == null) {
            first = position;
            position = null;
        }
        return first;
    }
}
