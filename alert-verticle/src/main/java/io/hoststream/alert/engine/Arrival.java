package io.hoststream.alert.engine;

import io.hoststream.avro.HostSample;
import java.time.Instant;

/**
 * A sample as the engine gets it.
 *
 * @param sample what the host said
 * @param offset its place in its partition
 * @param arrived when the broker appended it; never goes back within a partition
 * @param live whether it is recent enough to tell people about
 */
public record Arrival(HostSample sample, long offset, Instant arrived, boolean live) {}
