package io.hoststream.launcher.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.EligibleLeaderReplicasVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's mark on a data directory: written on first start, checked on every other one. The cluster id starts with
 * {@value #CLUSTER_PREFIX}, so that the directory of some other Kafka is recognised and left alone.
 */
final class LogFormat {

    /** Ten characters of the alphabet of Kafka's ids, which have 22. */
    static final String CLUSTER_PREFIX = "hoststream";

    static final int NODE_ID = 1;

    private static final Logger LOG = LoggerFactory.getLogger(LogFormat.class);
    private static final String META_PROPERTIES = "meta.properties";
    /** What may lie in the directory when a first start was killed before its mark was complete. */
    private static final Set<String> LEFT_BY_A_KILLED_START = Set.of(
            DataDirectory.LOCK_FILE,
            "lost+found",
            "__cluster_metadata-0",
            "bootstrap.checkpoint",
            "bootstrap.checkpoint.tmp",
            "meta.properties.tmp");

    private LogFormat() {}

    /** Formats {@code directory} if it is new, otherwise makes sure that it belongs to an embedded broker. */
    static void prepare(Path directory) {
        try {
            Path mark = directory.resolve(META_PROPERTIES);
            if (Files.exists(mark)) {
                check(directory, mark);
            } else {
                requireNothingElse(directory);
                format(directory);
            }
        } catch (IOException e) {
            throw new BrokerStartException("The broker's data directory " + directory + " cannot be read: " + e, e);
        }
    }

    private static void check(Path directory, Path mark) throws IOException {
        Properties found = read(mark);
        String cluster = found.getProperty("cluster.id", "");
        String node = found.getProperty("node.id", "");
        if (cluster.isBlank() || node.isBlank()) {
            throw new BrokerStartException(mark + " is damaged: it has no "
                    + (cluster.isBlank() ? "cluster.id" : "node.id")
                    + "; restore it from a backup, or choose another directory to start empty");
        }
        if (!cluster.startsWith(CLUSTER_PREFIX) || !node.equals(Integer.toString(NODE_ID))) {
            throw new BrokerStartException(
                    "The directory " + directory + " belongs to another Kafka cluster (cluster.id " + cluster
                            + ", node.id " + node + "); choose another directory for the embedded broker");
        }
    }

    private static Properties read(Path mark) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(mark)) {
            properties.load(reader);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new BrokerStartException(
                    mark + " is damaged: it is not a properties file; restore it from a backup, or choose another"
                            + " directory to start empty",
                    e);
        }
        return properties;
    }

    private static void requireNothingElse(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file ->
                            !LEFT_BY_A_KILLED_START.contains(file.getFileName().toString()))
                    .findFirst()
                    .ifPresent(file -> {
                        throw new BrokerStartException("The directory " + directory
                                + " is not empty and has no meta.properties, so it is not a broker's (it holds "
                                + file.getFileName() + "); choose an empty or new directory");
                    });
        }
    }

    /** Eligible leader replicas are left out: with one replica they only turn each start after a kill into an unclean one. */
    private static void format(Path directory) {
        String cluster = CLUSTER_PREFIX + Uuid.randomUuid().toString().substring(CLUSTER_PREFIX.length());
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE_ID)
                .setClusterId(cluster)
                .setFeatureLevel(EligibleLeaderReplicasVersion.FEATURE_NAME, (short) 0)
                .setControllerListenerName(BoundSockets.CONTROLLER)
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString());
        try {
            formatter.run();
        } catch (Exception e) {
            throw new BrokerStartException(
                    "The broker's data directory " + directory + " cannot be formatted: " + e.getMessage(), e);
        }
        LOG.info("formatted the broker's directory cluster={} directory={}", cluster, directory);
    }
}
