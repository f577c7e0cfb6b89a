package io.hoststream.storage.export;

import static io.hoststream.storage.export.Hosts.START_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.Disk;
import io.hoststream.pipeline.settings.Settings;
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
        return new ScrapeServer(vertx, settings, () -> new MetricSnapshots(exposer.expose(table.all(), nowMillis)));
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
