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
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScrapeServerTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SeriesTable table = new SeriesTable();
    private final Inventory inventory = new Inventory();
    private final PrometheusRegistry own = new PrometheusRegistry();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private long nowMillis = START_MILLIS + 10_000;
    private int port;

    @BeforeEach
    void serveTwoHosts() throws Exception {
        table.accept(Hosts.sample("a", 1, true), START_MILLIS);
        table.accept(Hosts.sample("b", 1, false), START_MILLIS);
        serve();
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private ScrapeServer server(int on, String... more) {
        Map<String, String> values = new HashMap<>(Map.of("export.port", Integer.toString(on)));
        for (String setting : more) {
            values.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        ExportSettings settings = Settings.of(ExportSettings.class, values);
        ScrapeMeters scrapeMeters = new ScrapeMeters(meters);
        Renderer renderer = new Renderer(table, inventory, settings, own, new CustomRefusals(meters));
        return new ScrapeServer(
                vertx, settings, new Renders(vertx, renderer, () -> nowMillis, scrapeMeters), scrapeMeters);
    }

    private void serve(String... more) throws Exception {
        port = await(server(0, more).listen()).actualPort();
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
                .contains("host_memory_total_bytes{environment=\"test\",host=\"b\"} 1024\n")
                .contains("host_disk_read_seconds_total{device=\"sda\",environment=\"test\",host=\"a\"} 1.5\n")
                .contains("host_disk_await_seconds{device=\"sda\",environment=\"test\",host=\"a\"} 0.0025\n")
                .contains("host_network_speed_bytes{device=\"eth0\",environment=\"test\",host=\"a\"} 125000000\n")
                .contains("host_up{environment=\"test\",host=\"a\"} 1\n");
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
                .contains("host_up{environment=\"test\",host=\"a\"} 0\n")
                .contains("host_up{environment=\"test\",host=\"b\"} 1\n")
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
                        jobs_total{environment="test",exported_host="x",host="c",queue="a\\"b"} 3
                        """)
                .contains("""
                        # TYPE took histogram
                        took_bucket{environment="test",host="c",le="+Inf"} 4
                        took_sum{environment="test",host="c"} 0.5
                        took_count{environment="test",host="c"} 4
                        """)
                .contains("# TYPE plain untyped\nplain{environment=\"test\",host=\"c\"} 7\n");
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
                        one("twice", Map.of(), CustomKind.GAUGE, 669),
                        one("twice", Map.of("empty", ""), CustomKind.GAUGE, 670)),
                START_MILLIS);

        assertThat(metrics())
                .contains("twice{environment=\"test\",host=\"c\"} 1\n")
                .doesNotContain("66");
        assertThat(meters.counter("hoststream.export.custom.refused").count()).isEqualTo(5);
    }

    @Test
    void shouldGiveNoTypeToAFamilyThatHostsDoNotAgreeOn() throws Exception {
        table.accept(custom("c", one("x", Map.of(), CustomKind.GAUGE, 1)), START_MILLIS);
        table.accept(custom("d", one("x", Map.of(), CustomKind.COUNTER, 2)), START_MILLIS);

        assertThat(metrics())
                .contains(
                        "# TYPE x untyped\nx{environment=\"test\",host=\"c\"} 1\nx{environment=\"test\",host=\"d\"} 2\n");
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
                .contains("host_disk_written_bytes_total{device=\"sda\",environment=\"test\",host=\"c\"} 5\n")
                .doesNotContain("host_disk_read_bytes_total{device=\"sda\",environment=\"test\",host=\"c\"}");
    }

    @Test
    void shouldExposeNothingOfHostsWhenThereAreNone() throws Exception {
        table.forget(START_MILLIS + 1000, Duration.ZERO);
        assertThat(metrics()).isEmpty();
    }

    @Test
    void shouldSayWhatAHostIs() throws Exception {
        inventory.deliver(Hosts.registered(
                Hosts.info("a").setKernel("6.1.0-18").setCpuModel("EPYC \"7\"").build()));

        assertThat(metrics())
                .contains("# TYPE host_info gauge\n")
                .contains("host_info{collector_version=\"1.2.3\",cpu_model=\"EPYC \\\"7\\\"\",environment=\"test\","
                        + "host=\"a\",kernel=\"6.1.0-18\"} 1\n")
                .doesNotContain("host_info{collector_version=\"1.2.3\",environment=\"test\",host=\"b\"");
        assertThat(openMetrics()).contains("# TYPE host info\n").contains("host_info{collector_version");
    }

    @Test
    void shouldForgetWhatAHostIsWhenItIsTakenOffTheList() throws Exception {
        inventory.deliver(Hosts.registered(Hosts.info("a").build()));
        inventory.deliver(Hosts.unregistered("a"));
        assertThat(metrics()).doesNotContain("host_info");
    }

    @Test
    void shouldPutExternalLabelsOnEverySeriesThatHasNoneOfThatName() throws Exception {
        table.accept(custom("c", one("mine", Map.of("cluster", "own"), CustomKind.GAUGE, 5)), START_MILLIS);
        serve("export.external-labels=cluster=berlin, environment=other");
        assertThat(metrics())
                .contains("host_up{cluster=\"berlin\",environment=\"test\",host=\"a\"} 1\n")
                .contains("mine{cluster=\"own\",environment=\"test\",host=\"c\"} 5\n");
    }

    @Test
    void shouldCarryTheMetricsOfThisProcess() throws Exception {
        Counter.builder().name("hoststream_things_total").register(own).inc(3);
        assertThat(metrics()).contains("# TYPE hoststream_things_total counter\nhoststream_things_total 3.0\n");
        assertThat(openMetrics())
                .contains("# TYPE hoststream_things counter\nhoststream_things_total 3.0")
                .containsOnlyOnce("# EOF\n");
    }

    @Test
    void shouldShowOneSeriesWhereTwoDevicesOfAHostHaveTheSameLabels() throws Exception {
        Disk disk = Disk.newBuilder().setDevice("sda").setReadBytes(1L).build();
        table.accept(
                Hosts.bare("c", "id-c", Hosts.START, 1)
                        .setDisks(List.of(disk, Disk.newBuilder(disk).build()))
                        .build(),
                START_MILLIS);
        assertThat(metrics())
                .containsOnlyOnce("host_disk_read_bytes_total{device=\"sda\",environment=\"test\",host=\"c\"}");
    }

    @Test
    void shouldFollowTheLabelsThatAHostIsGivenAnew() throws Exception {
        assertThat(metrics()).contains("host_up{environment=\"test\",host=\"a\"} 1\n");
        table.accept(
                Hosts.bare("a", "id-a", Hosts.START, 2)
                        .setLabels(Map.of("region", "north"))
                        .build(),
                START_MILLIS + 1000);
        assertThat(metrics())
                .contains("host_up{host=\"a\",region=\"north\"} 1\n")
                .doesNotContain("environment=\"test\",host=\"a\"");
    }

    @Test
    void shouldNotCompressForAScraperThatRefusesIt() throws Exception {
        assertThat(get("/metrics", "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void shouldAnswerHeadWithTheHeadersAlone() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> response = http.send(head, BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValueAsLong("Content-Length"))
                .hasValue(metrics().length());
    }

    @Test
    void shouldRefuseMoreScrapesThanMayBeAndTakeThemAgainOnceTheOthersAreOver() throws Exception {
        manyHosts(3_000);
        serve("export.scrapes-at-once=2");
        try (Socket one = slowScraper();
                Socket another = slowScraper()) {
            assertThat(one.getInputStream().read()).isEqualTo('H');
            assertThat(another.getInputStream().read()).isEqualTo('H');
            HttpResponse<byte[]> refused = get("/metrics");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("export.scrapes-at-once");
        }
        Instant until = Instant.now().plusSeconds(10);
        while (get("/metrics").statusCode() != 200) {
            assertThat(Instant.now()).as("the places are free again").isBefore(until);
        }
        assertThat(meters.counter("hoststream.export.scrapes.refused").count()).isPositive();
    }

    /** Asks, and reads nothing that the kernel's buffers do not take by themselves. */
    private Socket slowScraper() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void manyHosts(int count) {
        for (int i = 0; i < count; i++) {
            table.accept(Hosts.sample("host-" + i, 1, true), START_MILLIS);
        }
    }

    @Test
    void shouldLetScrapesThatComeMeanwhileShareAnAnswer() throws Exception {
        manyHosts(1_000);
        List<CompletableFuture<HttpResponse<byte[]>>> scrapes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            scrapes.add(http.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                            .build(),
                    BodyHandlers.ofByteArray()));
        }
        byte[] first = scrapes.get(0).get(20, TimeUnit.SECONDS).body();
        for (CompletableFuture<HttpResponse<byte[]>> scrape : scrapes) {
            assertThat(scrape.get(20, TimeUnit.SECONDS).body()).isEqualTo(first);
        }
        assertThat(meters.timer("hoststream.export.render").count()).isBetween(1L, 8L);
        assertThat(meters.get("hoststream.export.series").gauge().value()).isGreaterThan(20_000);
    }

    @Test
    void shouldCarryManyHostsWholeInEveryFormat() throws Exception {
        manyHosts(2_000);
        String text = metrics();
        assertThat(text.lines().filter(line -> line.startsWith("host_up{"))).hasSize(2_002);
        assertThat(text.lines().filter(line -> line.startsWith("# TYPE host_up ")))
                .hasSize(1);
        assertThat(openMetrics().lines().filter(line -> line.startsWith("host_memory_total_bytes{")))
                .hasSize(2_002);
    }

    private String openMetrics() throws IOException, InterruptedException {
        byte[] body = get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0")
                .body();
        return new String(body, StandardCharsets.UTF_8);
    }
}
