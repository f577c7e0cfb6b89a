package io.hoststream.alert;

import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * What the sink works with.
 *
 * @param watchers makes the engine of a partition
 * @param desks makes the place where a partition's transactions are written
 * @param pulse asks where the samples end
 */
record AlertParts(Function<TopicPartition, Watcher> watchers, Function<TopicPartition, Desk> desks, Pulse pulse) {}
