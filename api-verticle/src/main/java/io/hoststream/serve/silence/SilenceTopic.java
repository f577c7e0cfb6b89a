package io.hoststream.serve.silence;

import io.hoststream.avro.Silence;
import java.util.concurrent.CompletionStage;

/** The way onto the topic of controls. */
@FunctionalInterface
public interface SilenceTopic {

    /** Sends a silence; completes with its offset once all replicas have it. Does not block. */
    CompletionStage<Long> publish(String key, Silence silence);
}
