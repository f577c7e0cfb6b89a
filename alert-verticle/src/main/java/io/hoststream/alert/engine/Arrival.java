package io.hoststream.alert.engine;

import java.time.Instant;

/**
 * What a host said, as the engine gets it.
 *
 * @param moment what the host said
 * @param offset its place in its partition
 * @param arrived when the broker appended it; never goes back within a partition
 * @param live whether it is recent enough to tell people about
 * @param relearn whether it was evaluated before: then it only brings up to date what a record does not cover
 */
public record Arrival(Moment moment, long offset, Instant arrived, boolean live, boolean relearn) {}
