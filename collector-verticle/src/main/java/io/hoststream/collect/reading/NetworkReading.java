package io.hoststream.collect.reading;

import org.jspecify.annotations.Nullable;

/**
 * One network interface. Counters run since the interface exists.
 *
 * @param name the kernel's name, such as {@code eth0}
 * @param link the state of its link
 * @param received what came in
 * @param sent what went out
 */
public record NetworkReading(String name, Link link, Traffic received, Traffic sent) implements Named {

    /**
     * A link.
     *
     * @param speedBitsPerSecond its speed, one direction; null on virtual or down links
     * @param up whether it is up
     * @param virtual whether the interface is made of others, or of nothing: bridge, veth, tunnel
     */
    public record Link(
            @Nullable Long speedBitsPerSecond,
            @Nullable Boolean up,
            @Nullable Boolean virtual) {

        /** Nothing is known of it. */
        public static final Link UNKNOWN = new Link(null, null, null);
    }

    /**
     * One direction.
     *
     * @param bytes bytes
     * @param packets packets
     * @param errors packets with errors
     * @param drops packets dropped
     */
    public record Traffic(
            @Nullable Long bytes,
            @Nullable Long packets,
            @Nullable Long errors,
            @Nullable Long drops) {}
}
