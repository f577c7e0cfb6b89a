package io.hoststream.collect.reading;

import org.jspecify.annotations.Nullable;

/**
 * Sockets, IPv4 and IPv6 together.
 *
 * @param tcpEstablished TCP connections in ESTABLISHED or CLOSE_WAIT
 * @param tcpInUse TCP sockets in use
 * @param tcpTimeWait TCP sockets in TIME_WAIT
 * @param tcpOrphaned TCP sockets that no process holds any more
 * @param udpInUse UDP sockets in use
 * @param socketsInUse all sockets in use
 */
public record ConnectionsReading(
        @Nullable Long tcpEstablished,
        @Nullable Long tcpInUse,
        @Nullable Long tcpTimeWait,
        @Nullable Long tcpOrphaned,
        @Nullable Long udpInUse,
        @Nullable Long socketsInUse) {}
