package io.hoststream.bench.agent;

import io.hoststream.schema.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The agents that are measured: ours as users start it, and its peers as Debian packages them. */
enum Agents {
    /** Ours, whole catalogue. */
    HOSTSTREAM("hoststream run collect", "", Topic.SAMPLES.topicName()),
    /** With the plugins that come nearest to our catalogue. */
    COLLECTD("collectd, write_kafka", "collectd", "collectd"),
    /** Without registry, cloud, statistics and the collectors of applications. */
    NETDATA("Netdata", "netdata", ""),
    /** Scraped once in an interval, since it does nothing otherwise. */
    NODE_EXPORTER("node_exporter", "prometheus-node-exporter", "");

    private final String title;
    private final String program;
    private final String topic;

    Agents(String title, String program, String topic) {
        this.title = title;
        this.program = program;
        this.topic = topic;
    }

    /**
     * What an agent is run with.
     *
     * @param scratch where its files go
     * @param bootstrap the broker
     * @param seconds the interval
     */
    record Run(Path scratch, String bootstrap, int seconds) {

        Path directory(String name) {
            try {
                return Files.createDirectories(scratch.resolve(name));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Writes a file; returns its path. */
        String file(String name, String content) {
            try {
                return Files.writeString(scratch.resolve(name), content).toString();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    String title() {
        return title;
    }

    /** The topic that it writes to; empty if it writes to none. */
    String topic() {
        return topic;
    }

    boolean isInstalled() {
        return program.isEmpty()
                || Files.isExecutable(Path.of("/usr/sbin", program))
                || Files.isExecutable(Path.of("/usr/bin", program));
    }

    /** Starts it, with more settings if it is ours. */
    Watched start(Run run, String... settings) throws IOException {
        List<String> words = new ArrayList<>(command(run));
        for (String setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        return new Watched(
                title.replaceAll("\\W+", "-"), run.scratch(), Map.of("HOSTSTREAM_NO_BUILD", "1", "LC_ALL", "C"), words);
    }

    private List<String> command(Run run) {
        return switch (this) {
            case HOSTSTREAM ->
                List.of(
                        "./hoststream",
                        "run",
                        "collect",
                        "--data",
                        run.directory("data").toString(),
                        "--set",
                        "kafka.bootstrap=" + run.bootstrap(),
                        "--set",
                        "collect.interval=" + run.seconds() + "s");
            case COLLECTD -> List.of("collectd", "-f", "-C", run.file("collectd.conf", PeerFiles.collectd(run)));
            case NETDATA -> List.of("netdata", "-D", "-c", run.file("netdata.conf", PeerFiles.netdata(run)));
            case NODE_EXPORTER ->
                List.of("prometheus-node-exporter", "--web.listen-address=127.0.0.1:" + PeerFiles.EXPORTER_PORT);
        };
    }
}
