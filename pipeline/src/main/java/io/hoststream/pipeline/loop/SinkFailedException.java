package io.hoststream.pipeline.loop;

import org.apache.kafka.common.TopicPartition;

/** A sink failed in a way that trying again cannot help; the process has to stop rather than skip records. */
public final class SinkFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SinkFailedException(String loop, TopicPartition partition, Throwable cause) {
        super("Loop " + loop + " cannot go on at partition " + partition + ": " + cause, cause);
    }
}
