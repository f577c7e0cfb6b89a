package io.hoststream.storage.remotewrite;

import java.util.concurrent.CompletionStage;

/** Where requests go. */
@FunctionalInterface
interface Receiver {

    /** Sends the body of a request; fails if no answer came. Does not block, and completes on any thread. */
    CompletionStage<Answer> send(byte[] body);
}
