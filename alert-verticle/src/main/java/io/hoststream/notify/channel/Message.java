package io.hoststream.notify.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be said about one group of alerts at one time.
 *
 * @param group stable key of the group, for threads and to tell repeats
 * @param groupLabels what the alerts of the group have in common
 * @param kind why it is said
 * @param firing alerts that stand
 * @param resolved alerts that are over
 * @param more alerts that did not fit or are only counted
 * @param note a word besides, such as that alerts came and went; may be empty
 * @param reference what the receiver gave back for the group's earlier message, if there was one
 */
public record Message(
        String group,
        Map<String, String> groupLabels,
        Kind kind,
        List<Item> firing,
        List<Item> resolved,
        int more,
        String note,
        Optional<String> reference) {

    /** Why something is said. */
    public enum Kind {
        /** Something has changed. */
        NEWS,
        /** Nothing has changed, and it still stands. */
        REPEAT,
        /** Several things that could not be said at their time. */
        DIGEST,
        /** Somebody wants to know whether messages arrive. */
        TEST,
        /** Somebody wants to know that hoststream is alive. */
        ALIVE
    }

    /** Keeps its own copies. */
    public Message {
        groupLabels = Map.copyOf(groupLabels);
        firing = List.copyOf(firing);
        resolved = List.copyOf(resolved);
    }
}
