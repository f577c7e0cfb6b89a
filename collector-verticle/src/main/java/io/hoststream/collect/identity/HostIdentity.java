package io.hoststream.collect.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * Who a sample is from; with a sequence number it makes loss, repeats and order provable.
 *
 * @param host the host's name, unique among the hosts
 * @param hostId the installation, made at its first start and kept
 * @param epoch the start of this run; later than that of every run before
 */
public record HostIdentity(String host, UUID hostId, Instant epoch) {}
