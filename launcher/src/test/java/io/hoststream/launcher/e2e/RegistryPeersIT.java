package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.ReleasedSchemas;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records on a real broker, taken by kcat and decoded by a client of schema registries that asks role serve for the schemas. */
class RegistryPeersIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ENOUGH = 12;

    @TempDir
    private Path directory;

    private LocalBroker broker;
    private String registry;
    private HoststreamProcess serve;

    @BeforeEach
    void start() throws Exception {
        Peers.assumeInstalled("kcat", "kcat");
        Peers.assumeInstalled("node", "nodejs");
        assumeTrue(
                Files.isDirectory(Peers.NODE.resolve("node_modules/@kafkajs/confluent-schema-registry")),
                "the npm packages of launcher/src/test/js are not installed (./verify installs them)");
        broker = new LocalBroker(directory.resolve("kafka"));
        broker.applyTopics(directory);
        int port = Ports.free();
        registry = "http://127.0.0.1:" + port + "/schema-registry";
        serve = HoststreamProcess.start(
                directory,
                "serve",
                List.of(
                        "run",
                        "serve",
                        "--data",
                        directory.resolve("data").toString(),
                        "--set",
                        broker.setting(),
                        "--set",
                        "serve.port=" + port));
        serve.awaitLine("ready");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (serve != null) {
            serve.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void shouldDecodeEveryFieldAsItIs() throws Exception {
        try (FullHosts hosts = new FullHosts(broker.client(), Instant.now().truncatedTo(ChronoUnit.MILLIS))) {
            await().atMost(SOON).until(() -> broker.client().samples().size() >= ENOUGH);
        }

        assertAlike(Topic.SAMPLES, HostSample.getClassSchema(), ENOUGH);
        assertAlike(Topic.HOSTS, HostInfo.getClassSchema(), 3);
    }

    @Test
    void shouldBeARegistryForAnAgent() throws Exception {
        Path scratch = Files.createDirectories(directory.resolve("agent"));
        try (CollectorProcess agent =
                CollectorProcess.start(scratch, "agent", broker.setting(), "schema-registry.url=" + registry)) {
            await().atMost(SOON).until(() -> broker.client().samples().size() >= ENOUGH);
            assertThat(agent.process().isAlive()).isTrue();
        }

        assertThat(Files.readString(scratch.resolve("data/schema-ids.json")))
                .contains(registry)
                .contains("\"" + newest() + "\":" + newest());
    }

    private <T extends SpecificRecord> void assertAlike(Topic topic, Schema schema, int least) throws Exception {
        List<T> ours = broker.client().decoded(topic, schema);
        Path values = Files.write(directory.resolve(topic + ".bin"), Kcat.values(directory, broker.client(), topic));

        Peers.Said said = Peers.run(
                directory, "", "node", Peers.NODE.resolve("read-records.mjs").toString(), registry, values.toString());

        assertThat(said.exitCode()).as(said.errors()).isZero();
        List<JsonObject> theirs = new String(
                        said.output().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .lines()
                .map(JsonObject::new)
                .toList();
        assertThat(theirs).hasSizeGreaterThan(least).hasSize(ours.size() + 1);
        assertThat(theirs.subList(0, ours.size()))
                .map(record -> AvroTree.of(record.getMap()))
                .containsExactlyInAnyOrderElementsOf(
                        ours.stream().map(AvroTree::of).toList());
        assertThat(theirs.get(ours.size()))
                .isEqualTo(new JsonObject()
                        .put("latest", newest())
                        .put("again", newest())
                        .put("first", 1));
    }

    private static int newest() {
        return ReleasedSchemas.newest(HostSample.getClassSchema().getFullName()).id();
    }
}
