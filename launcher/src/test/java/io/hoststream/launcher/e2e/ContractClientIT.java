package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that was made of the contract, as the server shows it, and compiled strictly: it reads and writes what there is. */
class ContractClientIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration MADE_WITHIN = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void shouldUnderstandAServerByItsContractAlone() throws Exception {
        Peers.assumeInstalled("node", "nodejs");
        assumeTrue(
                Files.isDirectory(Peers.NODE.resolve("node_modules/openapi-typescript")),
                "the npm packages of launcher/src/test/js are not installed (./verify installs them)");

        try (Up up = Up.start(directory)) {
            up.awaitStarted();
            await().atMost(SOON).until(() -> !up.rest().hosts().isEmpty());
            Peers.Said said = client(up);

            assertThat(said.exitCode()).as(said.output() + said.errors()).isZero();
            JsonObject learned = new JsonObject(said.output());
            assertThat(learned.getJsonArray("hosts")).hasSize(1);
            assertThat(learned.getInteger("values")).isGreaterThan(10);
            assertThat(learned.getJsonArray("series")).contains("cpu_usage_percent", "load_average_1m");
            assertThat(learned.getString("csv")).isEqualTo("time,host,metric,device,labels,value,min,max,average");
            assertThat(learned.getJsonArray("silence"))
                    .isEqualTo(new JsonArray().add("active").add("ended"));
            assertThat(learned.getInteger("wrong")).isEqualTo(404);
        }
    }

    private Peers.Said client(Up up) throws Exception {
        return Peers.run(
                directory,
                MADE_WITHIN,
                "",
                "node",
                Peers.NODE.resolve("contract-client.mjs").toString(),
                up.address(),
                Files.readString(up.data().resolve("api.key")).strip(),
                Files.createDirectories(directory.resolve("client")).toString());
    }
}
