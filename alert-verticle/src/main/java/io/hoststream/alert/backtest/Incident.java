package io.hoststream.alert.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Something that is known to have gone wrong on a host.
 *
 * @param host the host's name
 * @param kind what it was
 * @param start when it began
 * @param end when it was over
 */
public record Incident(String host, Kind kind, Instant start, Instant end) {

    /** For so long after its end an alert is still put down to it: averages and clear times lag behind. */
    public static final Duration TOLERANCE = Duration.ofMinutes(10);

    /** What goes wrong, and the metrics whose alerts are about it; of two that fit, the first counts. */
    public enum Kind {
        /** Too much is to be computed. */
        PROCESSORS("(cpu|load|pressure_cpu|pressure_irq|processes|threads|cgroup_cpu).*"),
        /** Memory is used up. */
        MEMORY("(memory|swap|paging|pressure_memory|cgroup_memory).*"),
        /** Disks are slow or busy. */
        DISK("(disk_(io|await|queue|in_flight|read_(?!only)|write)|pressure_io).*"),
        /** Filesystems fill up, or fail. */
        FILESYSTEM("(disk|inode).*"),
        /** Packets are lost. */
        DROPS("network.*(drop|error).*"),
        /** The network is full. */
        NETWORK("network.*"),
        /** The host says nothing. */
        SILENCE("host_silence"),
        /** Anything else; no incident is of this kind, but alerts may be. */
        OTHER(".*");

        private final Pattern metrics;

        Kind(String metrics) {
            this.metrics = Pattern.compile(metrics);
        }

        /** What an alert on that metric is about. */
        static Kind of(String metric) {
            for (Kind kind : values()) {
                if (kind.metrics.matcher(metric).matches()) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    /** Whether an alert that fires then on this host can be put down to it. */
    boolean covers(String name, Instant fired) {
        return host.equals(name) && !fired.isBefore(start) && !fired.isAfter(end.plus(TOLERANCE));
    }
}
