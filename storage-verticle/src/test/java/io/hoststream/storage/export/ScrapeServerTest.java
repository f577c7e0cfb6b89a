package io.hoststream.storage.export;

import static io.hoststream.storage.export.Hosts.START_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.Disk;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScrapeServerTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SeriesTable table = new SeriesTable();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private long nowMillis = START_MILLIS + 10_000;
    private int port;

    @BeforeEach
    void serveTwoHosts() throws Exception {
        table.accept(Hosts.sample("a", 1, true), START_MILLIS);
        table.accept(Hosts.sample("b", 1, false), START_MILLIS);
        port = await(server(0).listen()).actualPort();
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private ScrapeServer server(int on) {
        ExportSettings settings = Settings.of(ExportSettings.class, Map.of("export.port", Integer.toString(on)));
        Exposer exposer = new Exposer(settings.labels(), Duration.ofSeconds(60));
        CustomExposer custom = new CustomExposer(exposer, meters);
        return new ScrapeServer(vertx, settings, () -> {
            MetricSnapshots snapshots = new MetricSnapshots(exposer.expose(table.all(), nowMillis));
            return new Scrape(snapshots, custom.expose(table.all(), snapshots, nowMillis));
        });
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private String metrics() throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get("/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldExposeBaseUnitsRatiosAndCounters() throws Exception {
        assertThat(metrics())
                .contains("# TYPE host_cpu_usage_ratio gauge")
                .contains("host_cpu_usage_ratio{environment=\"test\",host=\"a\"} 0.07\n")
                .contains("host_cpu_core_usage_ratio{cpu=\"0\",environment=\"test\",host=\"a\"} 0.125\n")
                .contains("# TYPE host_cpu_seconds_total counter")
                .contains("host_cpu_seconds_total{environment=\"test\",host=\"a\",mode=\"user\"} 1.5\n")
                .contains("host_memory_total_bytes{environment=\"test\",host=\"b\"} 1024.0\n")
                .contains("host_disk_read_seconds_total{device=\"sda\",environment=\"test\",host=\"a\"} 1.5\n")
                .contains("host_disk_await_seconds{device=\"sda\",environment=\"test\",host=\"a\"} 0.0025\n")
                .contains("host_network_speed_bytes{device=\"eth0\",environment=\"test\",host=\"a\"} 1.25E8\n")
                .contains("host_up{environment=\"test\",host=\"a\"} 1.0\n");
    }

    @Test
    void shouldEscapeLabelsAndExposeOnlyTheLabelsThatAreAskedFor() throws Exception {
        assertThat(metrics()).contains("mountpoint=\"/data \\\"x\\\"\\\\\\n\"").doesNotContain("rack=");
    }

    @Test
    void shouldExpireAHostThatFellSilent() throws Exception {
        table.accept(Hosts.sample("b", 2, false), START_MILLIS + 50_000);
        nowMillis = START_MILLIS + 70_000;
        assertThat(metrics())
                .contains("host_up{environment=\"test\",host=\"a\"} 0.0\n")
                .contains("host_up{environment=\"test\",host=\"b\"} 1.0\n")
                .contains("host_cpu_usage_ratio{environment=\"test\",host=\"b\"}")
                .doesNotContain("host_cpu_usage_ratio{environment=\"test\",host=\"a\"}");
    }

    @Test
    void shouldAnswerInOpenMetricsWhenAsked() throws Exception {
        HttpResponse<byte[]> response = get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0");
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(body).endsWith("# EOF\n").contains("# UNIT host_memory_total_bytes bytes");
    }

    @Test
    void shouldCompressWhenAsked() throws Exception {
        HttpResponse<byte[]> response = get("/metrics", "Accept-Encoding", "gzip");
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(metrics());
        }
    }

    @Test
    void shouldExposeCustomMetricsUnderTheirOwnNames() throws Exception {
        table.accept(withCustom("c"), START_MILLIS);

        assertThat(metrics())
                .contains("""
                        # HELP jobs_total Jobs \\\\ done\\nso far
                        # TYPE jobs_total counter
                        jobs_total{environment="test",exported_host="x",host="c",queue="a\\"b"} 3.0
                        """)
                .contains("""
                        # TYPE took histogram
                        took_bucket{environment="test",host="c",le="+Inf"} 4.0
                        took_sum{environment="test",host="c"} 0.5
                        took_count{environment="test",host="c"} 4.0
                        """)
                .contains("# TYPE plain untyped\nplain{environment=\"test\",host=\"c\"} 7.0\n");
        assertThat(new String(
                        get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0")
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("# TYPE jobs counter\njobs_total{")
                .contains("# TYPE plain unknown\n")
                .containsOnlyOnce("# EOF\n")
                .endsWith("# EOF\n");
    }

    @Test
    void shouldRefuseCustomMetricsWhoseNamesAreTakenOrAreNone() throws Exception {
        table.accept(
                custom(
                        "c",
                        one("host_memory_total_bytes", Map.of(), CustomKind.GAUGE, 666),
                        one("host_up", Map.of(), CustomKind.GAUGE, 667),
                        one("evil 1\nfake", Map.of(), CustomKind.GAUGE, 668),
                        one("twice", Map.of(), CustomKind.GAUGE, 1),
                        one("twice", Map.of(), CustomKind.GAUGE, 669)),
                START_MILLIS);

        assertThat(metrics())
                .contains("twice{environment=\"test\",host=\"c\"} 1.0\n")
                .doesNotContain("66");
        assertThat(meters.counter("hoststream.export.custom.refused").count()).isEqualTo(4);
    }

    @Test
    void shouldGiveNoTypeToAFamilyThatHostsDoNotAgreeOn() throws Exception {
        table.accept(custom("c", one("x", Map.of(), CustomKind.GAUGE, 1)), START_MILLIS);
        table.accept(custom("d", one("x", Map.of(), CustomKind.COUNTER, 2)), START_MILLIS);

        assertThat(metrics())
                .contains(
                        "# TYPE x untyped\nx{environment=\"test\",host=\"c\"} 1.0\nx{environment=\"test\",host=\"d\"} 2.0\n");
    }

    private static HostSample withCustom(String host) {
        return custom(
                host,
                new CustomMetric(
                        "jobs_total",
                        Map.of("queue", "a\"b", "host", "x"),
                        CustomKind.COUNTER,
                        3.0,
                        "Jobs \\ done\nso far"),
                one("took_bucket", Map.of("le", "+Inf"), CustomKind.HISTOGRAM, 4),
                one("took_sum", Map.of(), CustomKind.HISTOGRAM, 0.5),
                one("took_count", Map.of(), CustomKind.HISTOGRAM, 4),
                one("plain", Map.of(), CustomKind.UNTYPED, 7));
    }

    private static CustomMetric one(String name, Map<String, String> labels, CustomKind kind, double value) {
        return new CustomMetric(name, labels, kind, value, null);
    }

    private static HostSample custom(String host, CustomMetric... series) {
        return Hosts.bare(host, "id-" + host, Hosts.START, 1)
                .setCustom(List.of(series))
                .build();
    }

    @Test
    void shouldPleasePromtool() throws Exception {
        Process promtool;
        try {
            promtool = new ProcessBuilder("promtool", "check", "metrics")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            Assumptions.abort("promtool is not installed (Debian: prometheus)");
            return;
        }
        try (var in = promtool.getOutputStream()) {
            in.write(get("/metrics").body());
        }
        String complaints = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(complaints).isEmpty();
        assertThat(promtool.exitValue()).isZero();
    }

    @Test
    void shouldHaveALandingPageAndSayWhatIsNotThere() throws Exception {
        assertThat(new String(get("/").body(), StandardCharsets.UTF_8)).contains("href=\"metrics\"");
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(http.send(post, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }

    @Test
    void shouldNameThePortThatIsTaken() {
        Future<HttpServer> second = server(port).listen();
        assertThatThrownBy(() -> await(second))
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("export.port");
    }

    @Test
    void shouldNotLetANegativeCounterOfOneHostFailTheScrapeOfAll() throws Exception {
        table.accept(
                Hosts.bare("c", "id-c", Hosts.START, 1)
                        .setDisks(List.of(Disk.newBuilder()
                                .setDevice("sda")
                                .setReadBytes(-1L)
                                .setWrittenBytes(5L)
                                .build()))
                        .build(),
                START_MILLIS);
        assertThat(metrics())
                .contains("host_disk_written_bytes_total{device=\"sda\",environment=\"test\",host=\"c\"} 5.0\n")
                .doesNotContain("host_disk_read_bytes_total{device=\"sda\",environment=\"test\",host=\"c\"}");
    }

    @Test
    void shouldExposeNothingOfHostsWhenThereAreNone() {
        assertThat(new Exposer(List.of(), Duration.ofSeconds(60)).expose(List.of(), nowMillis))
                .isEmpty();
    }
}
