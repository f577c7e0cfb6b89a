package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.topic.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything in one process, looked at from all sides, and stopped by a signal at the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpIT {

    private static final Logger LOG = LoggerFactory.getLogger(UpIT.class);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SECONDS_WATCHED = 16;

    private Path directory;
    private Up up;
    private Rest rest;
    private String host;

    @BeforeAll
    void start(@TempDir Path scratch) throws IOException, InterruptedException {
        directory = scratch;
        up = Up.start(scratch, "archive.formats=parquet,jsonl", "archive.compression=none");
        Instant started = Instant.now();
        up.awaitStarted();
        rest = up.rest();
        await().atMost(SOON).until(() -> rest.hosts().size() == 1);
        LOG.info(
                "first live sample after {} ms",
                Duration.between(started, Instant.now()).toMillis());
        host = rest.hosts().get(0).getString("host");
    }

    @AfterAll
    void stop() throws InterruptedException {
        up.close();
    }

    @Test
    void shouldAgreeWithTheKernelAboutMemory() throws Exception {
        String total = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElseThrow();

        assertThat(rest.latest(host, "memory_total")).isEqualTo(Long.parseLong(total) * 1024.0);
        assertThat(rest.latest(host, "memory_used")).isBetween(1.0, Long.parseLong(total) * 1024.0);
    }

    @Test
    void shouldAgreeWithDfAboutTheRoot() throws Exception {
        String df = Peers.run(directory, "", "df", "-B1", "--output=size", "/").output();
        String size = df.lines().skip(1).findFirst().orElseThrow().strip();

        assertThat(rest.latest(host, "disk_total", "mountpoint", "/")).isEqualTo(Double.parseDouble(size));
    }

    @Test
    void shouldShowTheUseOfTheProcessors() {
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            assertThat(rest.latest(host, "cpu_usage_percent")).isBetween(0.0, 100.0);
            assertThat(rest.latest(host, "cpu_usage_per_core", "cpu", "0")).isBetween(0.0, 100.0);
        });
    }

    @Test
    void shouldShowThePageToAnybodyAndKeepItFromForeignScripts() throws Exception {
        Rest.Answer page = rest.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.header("content-security-policy")).contains("default-src 'self'");
        assertThat(page.body()).contains("hoststream");
    }

    @Test
    void shouldRefuseTheWrongKey() throws Exception {
        assertThat(List.of(rest.withKey("hs_00000000_wrong").api("/hosts"), rest.get("/api/v1/hosts")))
                .allSatisfy(answer -> assertProblem(answer, 401, "X-API-Key"));
    }

    @Test
    void shouldExplainWhatIsWrongWithARequest() throws Exception {
        String range = "/metrics/" + host + "/range?metric=cpu_usage_percent";

        assertProblem(rest.api("/metrics/nobody/latest"), 404, "nobody");
        assertProblem(rest.api("/metrics/" + host + "/cpu_usage_percnt"), 404, "did you mean cpu_usage_percent");
        assertProblem(rest.api(range + "&start=yesterday"), 400, "yesterday");
        assertProblem(rest.api(range + "&start=2026-01-02T00:00:00Z&end=2026-01-01T00:00:00Z"), 400, "after end");
        assertProblem(rest.api(range + "&step=often"), 400, "often");
    }

    private static void assertProblem(Rest.Answer answer, int status, String detail) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().getInteger("status")).isEqualTo(status);
        assertThat(answer.json().getString("detail")).contains(detail);
    }

    @Test
    void shouldBeReady() throws Exception {
        Rest.Answer ready = rest.get("/health/ready");

        assertThat(ready.status()).as(ready.body()).isEqualTo(200);
        assertThat(ready.json().getString("status")).isEqualTo("UP");
        Set<String> checks = Rest.objects(ready.json().getJsonArray("checks")).stream()
                .map(check -> check.getString("name"))
                .collect(Collectors.toSet());
        assertThat(checks).contains("broker", "collect", "export", "archive", "alert", "notify", "serve-samples");
    }

    @Test
    void shouldSendEverySampleToTheLiveFeed() throws Exception {
        try (LiveClient client = new LiveClient(rest)) {
            client.send(new JsonObject()
                    .put("type", "subscribe")
                    .put("id", "fleet")
                    .put("hosts", new JsonArray().add("*"))
                    .put("metrics", new JsonArray().add("cpu_usage_percent")));
            await().atMost(SOON).until(() -> client.samples().size() >= 4);

            assertThat(client.frames("welcome")).hasSize(1);
            assertThat(client.frames("dict")
                            .get(0)
                            .getJsonArray("hosts")
                            .getJsonArray(0)
                            .getString(1))
                    .isEqualTo(host);
            List<Long> sequences =
                    client.samples().stream().map(sample -> sample.getLong(2)).toList();
            assertThat(sequences)
                    .isEqualTo(LongStream.range(sequences.get(0), sequences.get(0) + sequences.size())
                            .boxed()
                            .toList());
        }
    }

    @Test
    void shouldPleasePromtool() throws Exception {
        Peers.assumeInstalled("promtool", "prometheus");
        String scrape = new Rest(up.exportPort(), "").get("/metrics").body();

        Peers.Said said = Peers.run(directory, scrape, "promtool", "check", "metrics");

        assertThat(said.output() + said.errors()).isEmpty();
        assertThat(said.exitCode()).isZero();
        assertThat(scrape).contains("host_memory_total_bytes{host=\"" + host + "\"}");
    }

    @Test
    void shouldGivePrometheusTheValuesOfTheApi() throws Exception {
        Peers.assumeInstalled("prometheus", "prometheus");
        String query = "host_memory_total_bytes{host=\"" + host + "\"}";
        try (Prometheus prometheus = Prometheus.scraping(up.exportPort(), directory)) {
            OptionalDouble stored =
                    await().atMost(SOON).until(() -> prometheus.query(query), OptionalDouble::isPresent);

            assertThat(stored.getAsDouble()).isEqualTo(rest.latest(host, "memory_total"));
        }
    }

    @Test
    void shouldPutOneRecordPerIntervalOnTheTopic() throws Exception {
        Peers.assumeInstalled("kcat", "kcat");
        List<HostSample> records = await().atMost(SOON.plusSeconds(SECONDS_WATCHED))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> Kcat.read(directory, up.broker(), host), found -> found.size() >= SECONDS_WATCHED);

        SampleId.assertOnceAndWithoutGaps(records.stream().map(SampleId::of).toList());
        assertThat(records).extracting(HostSample::getHost).containsOnly(host);
        Duration watched = Duration.between(
                records.get(0).getTime(), records.get(records.size() - 1).getTime());
        assertThat(watched.toMillis() / (records.size() - 1.0)).isCloseTo(1000, within(250.0));
    }

    @Test
    void shouldKeepPoisonAsDeadLettersAndGoOn() throws Exception {
        int partition = up.broker().read(Topic.SAMPLES).get(0).partition();
        byte[] unknownSchema = {0, 0, 1, 2, 3, 4, 5, 6};
        up.broker()
                .send(List.of(
                        poison(partition, "poison", "what is this?".getBytes(StandardCharsets.UTF_8)),
                        poison(partition, "null", null),
                        poison(partition, "schema", unknownSchema)));

        await().atMost(SOON).untilAsserted(() -> {
            List<DeadLetter> letters = up.broker().deadLetters();
            for (String key : List.of("poison", "null", "schema")) {
                assertThat(letters)
                        .filteredOn(letter -> letter.key().equals(key))
                        .extracting(DeadLetter::loop)
                        .as("one letter for each group, none for those that only follow the topic")
                        .containsExactlyInAnyOrder("alert", "archive");
            }
        });
        assertThat(up.broker().deadLetters()).allSatisfy(letter -> {
            assertThat(letter.topic()).isEqualTo("hoststream.samples");
            assertThat(letter.partition()).isEqualTo(Integer.toString(partition));
            assertThat(letter.offset()).containsOnlyDigits();
            assertThat(letter.reason()).isNotBlank();
        });
        long newest = up.broker().samples().size();
        await().atMost(SOON).until(() -> up.broker().samples().size() > newest + 2);
        shouldSendEverySampleToTheLiveFeed();
        shouldBeReady();
    }

    private static ProducerRecord<String, byte[]> poison(int partition, String key, byte @Nullable [] value) {
        return new ProducerRecord<>("hoststream.samples", partition, key, value);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void shouldDrainAtASignalAndLeaveWholeFiles() throws Exception {
        List<SampleId> published =
                up.broker().samples().stream().map(SampleId::of).toList();

        assertThat(up.process().terminate()).as(up.process().toString()).isZero();

        List<SampleId> archived = up.archive().samples();
        SampleId.assertOnceAndWithoutGaps(archived);
        assertThat(archived).containsAll(published);
    }
}
