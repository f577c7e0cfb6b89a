package io.hoststream.serve.live;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What a client is owed about one subscription before its samples. The newest position alone counts. */
final class Notices {

    private final Deque<String> once = new ArrayDeque<>();
    private @Nullable String position;
    private @Nullable Feed before;
    private Runnable end = () -> {};

    /** To be told before anything else; there are few of these in the life of a feed. */
    void add(String frame) {
        once.add(frame);
    }

    void position(String frame) {
        position = frame;
    }

    /** All that this feed has comes before anything of the one whose notices these are. */
    void before(Feed first) {
        before = first;
    }

    /** What is to be done, once, when the client has all that comes before, or does not want the subscription any more. */
    void atEnd(Runnable action) {
        end = action;
    }

    /** The client does not want the subscription any more. */
    void ended() {
        Runnable action = end;
        end = () -> {};
        before = null;
        action.run();
    }

    @Nullable
    String poll() {
        String first = once.poll();
        if (first == null) {
            first = position;
            position = null;
        }
        return first == null ? earlier() : first;
    }

    private @Nullable String earlier() {
        String first = before == null ? null : before.poll();
        if (first == null && before != null) {
            ended();
        }
        return first;
    }
}
