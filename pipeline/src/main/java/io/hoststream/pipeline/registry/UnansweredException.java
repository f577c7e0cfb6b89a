package io.hoststream.pipeline.registry;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The registry could not be asked what an id stands for, so that nobody can say whether the record is any good: it is to be
 * read again later. One of Kafka's retriable exceptions, because whoever reads from Kafka waits and tries again after those.
 */
public final class UnansweredException extends RetriableException {

    private static final long serialVersionUID = 1L;

    /** Says which id it is about, and why there was no answer. */
    UnansweredException(int id, String why) {
        super("schema id " + id + " is not known here, and: " + why);
    }
}
