package io.hoststream.launcher.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What the embedded broker needs to know.
 *
 * @param dataDir directory of the broker's files; made on first start, used by one running broker at a time
 * @param host loopback address to listen on; any other is refused, because the broker has no authentication
 * @param port port for clients, 1 to 65535; 0 takes any free one, see {@link EmbeddedBroker#bootstrap()}
 * @param retention how long records are kept in topics that do not say otherwise, at least a minute
 * @param retentionBytes bytes kept per partition in topics that do not say otherwise; -1 for no limit
 * @param minimumFree bytes that must be free in the data directory's file system; below, the listener is told
 */
public record BrokerSettings(
        Path dataDir, String host, int port, Duration retention, long retentionBytes, long minimumFree) {

    /** Port of Kafka by convention. */
    public static final int DEFAULT_PORT = 9092;

    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException if a value is out of range; the message names it and what was expected */
    public BrokerSettings {
        require(
                isLoopback(host),
                "broker.host is " + host + ": the embedded broker has no authentication and listens on loopback only"
                        + " (127.0.0.1, ::1 or localhost); to serve other hosts use a Kafka cluster");
        require(port >= 0 && port <= HIGHEST_PORT, "broker.port is " + port + ": expected 0 (any free port) to 65535");
        require(
                retention.compareTo(Duration.ofMinutes(1)) >= 0,
                "broker.retention is " + retention + ": expected a minute or more");
        require(
                retentionBytes == -1 || retentionBytes > 0,
                "broker.retention-bytes is " + retentionBytes + ": expected a number of bytes above 0, or -1");
        require(minimumFree >= 0, "broker.minimum-free is " + minimumFree + ": expected 0 bytes or more");
    }

    /** Settings with every default for a broker that keeps its files in {@code dataDir}. */
    public static BrokerSettings in(Path dataDir) {
        return new BrokerSettings(dataDir, "127.0.0.1", DEFAULT_PORT, Duration.ofDays(3), -1, 512L << 20);
    }

    /** The same settings with another port. */
    public BrokerSettings withPort(int otherPort) {
        return new BrokerSettings(dataDir, host, otherPort, retention, retentionBytes, minimumFree);
    }

    /** The same settings with another bound for free space, in bytes. */
    public BrokerSettings withMinimumFree(long bytes) {
        return new BrokerSettings(dataDir, host, port, retention, retentionBytes, bytes);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || IPV4_LOOPBACK.matcher(host).matches();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
