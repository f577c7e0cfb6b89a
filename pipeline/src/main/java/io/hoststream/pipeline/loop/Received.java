package io.hoststream.pipeline.loop;

import org.jspecify.annotations.Nullable;

/**
 * One record as it came from the topic.
 *
 * @param key the record's key, null where it has none
 * @param value the decoded value, null for a tombstone on a compacted topic
 * @param offset its place in the partition
 * @param arrivedMillis when the broker appended it; milliseconds since 1970
 */
public record Received<T>(@Nullable String key, @Nullable T value, long offset, long arrivedMillis) {}
