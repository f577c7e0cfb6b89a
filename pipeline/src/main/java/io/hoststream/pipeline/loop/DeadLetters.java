package io.hoststream.pipeline.loop;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where records go that could not be decoded. */
@FunctionalInterface
interface DeadLetters {

    /** Keeps the letters; completes when they are durable. Does not block for long. */
    CompletionStage<?> send(List<DeadLetter> letters);
}
