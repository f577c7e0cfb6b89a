package io.hoststream.notify.channel;

import java.util.List;

/** Hears of what does not stop a message and should still be known. Called on the thread that sends. */
@FunctionalInterface
public interface Observer {

    /**
     * A message was taken, but not by all who should have it.
     *
     * @param channel the receiver's name
     * @param failing who did not take it, each with the reason; empty when all did
     */
    void taken(String channel, List<String> failing);
}
