package io.hoststream.serve.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.Samples;
import io.hoststream.serve.TestServer;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {

    private static final String GZIP = "gzip";

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestServer server = new TestServer(Map.of());

    @AfterEach
    void close() {
        server.close();
    }

    /** The first is packed on the spot, the others are large enough for another thread. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/catalogue", "/api/v1/openapi.yaml", "/api/v1/openapi.json"})
    void shouldPackWhatIsLarge(String path) throws Exception {
        HttpResponse<byte[]> plain = get(path, "identity");
        HttpResponse<byte[]> packed = get(path, "br, gzip;q=0.5");

        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        assertThat(plain.headers().firstValue("vary")).contains("accept-encoding");
        assertThat(packed.headers().firstValue("content-encoding")).contains(GZIP);
        assertThat(packed.headers().firstValue("vary")).contains("accept-encoding");
        assertThat(packed.headers().firstValue("content-type"))
                .isEqualTo(plain.headers().firstValue("content-type"));
        assertThat(packed.body().length).isLessThan(plain.body().length / 2);
        assertThat(unpacked(packed.body())).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
    }

    @Test
    void shouldPackCsv() throws Exception {
        server.feed(view -> {
            for (int i = 1; i <= 50; i++) {
                view.apply(Samples.builder("mine", i).build(), Samples.START);
            }
        });

        HttpResponse<byte[]> packed = get("/api/v1/range?metric=cpu_usage_percent&format=csv", GZIP);

        assertThat(packed.headers().firstValue("content-encoding")).contains(GZIP);
        assertThat(unpacked(packed.body())).startsWith("time,host,").hasLineCount(51);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "gzip; q=0.0, *;q=1", "br", "gzip;q=x", "*;q=0", "", "x-gzipped"})
    void shouldNotPackForThoseWhoDoNotTakeIt(String accepted) {
        assertThat(get("/api/v1/catalogue", accepted).headers().firstValue("content-encoding"))
                .isEmpty();
    }

    @Test
    void shouldPackForThoseWhoTakeAnything() {
        assertThat(get("/api/v1/catalogue", "*").headers().firstValue("content-encoding"))
                .contains(GZIP);
    }

    @Test
    void shouldPackNeitherWhatIsSmallNorErrors() {
        assertThat(get("/api/v1/version", GZIP).headers().map()).doesNotContainKeys("content-encoding", "vary");
        server.health().register("part").down("not yet".repeat(500));
        HttpResponse<byte[]> failed = get("/health/ready", GZIP);
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.body()).hasSizeGreaterThan(Packing.LEAST_BYTES);
        assertThat(failed.headers().map()).doesNotContainKey("content-encoding");
    }

    /** A strong tag would say that the packed bytes are those that it was made of. */
    @Test
    void shouldWeakenTheTagOfWhatItPacks() {
        Reply reply = Reply.json("[" + "1,".repeat(1000) + "1]").with("ETag", "\"a\"");
        Vertx vertx = Vertx.vertx();

        Reply packed = Packing.pack(vertx, reply).await();
        Reply again = Packing.pack(vertx, reply.with("ETag", "W/\"b\"")).await();
        vertx.close().await();

        assertThat(packed.headers()).containsEntry("ETag", "W/\"a\"").containsEntry("content-encoding", GZIP);
        assertThat(again.headers()).containsEntry("ETag", "W/\"b\"");
    }

    private HttpResponse<byte[]> get(String path, String accepted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path)).header("X-API-Key", TestServer.KEY);
        return client.sendAsync(
                        request.header("Accept-Encoding", accepted).build(), HttpResponse.BodyHandlers.ofByteArray())
                .join();
    }

    private static String unpacked(byte[] body) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
