/**
 * What the collector costs, as a process among others: {@code bench/run} names the scenarios. Each starts a broker of its
 * own, the agent as users start it and, where there are any, its peers; watches them from outside through {@code /proc}
 * and the topic; and prints one table with the goal beside each number.
 */
@NullMarked
package io.hoststream.bench.agent;

import org.jspecify.annotations.NullMarked;
