package io.hoststream.serve.travel;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is read, and by whom.
 *
 * @param reading the reader
 * @param partitions the partitions that hold wanted hosts; empty for all
 * @param hosts the hosts that are wanted; asked on the reader's thread
 * @param historyMillis how much of the past before the time that was asked for comes first
 */
public record Route(Reading reading, Optional<Set<Integer>> partitions, Predicate<String> hosts, long historyMillis) {}
