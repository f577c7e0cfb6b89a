package io.hoststream.pipeline.loop;

import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a record's value into the record.
 *
 * @param <T> the type of the records
 */
@FunctionalInterface
public interface Decoding<T> {

    /**
     * The record in these bytes; null only for a tombstone, where the topic has such.
     *
     * @throws io.hoststream.schema.wire.MalformedRecordException if they are not what the topic carries
     * @throws org.apache.kafka.common.errors.RetriableException if that cannot be said now: the loop backs off and reads the
     *     record again
     */
    @Nullable
    T decode(byte @Nullable [] bytes);
}
