package io.hoststream.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.http.AccessLog;
import io.hoststream.serve.http.SecurityHeaders;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    private static final String INDEX = "<!doctype html>" + "<p>many equal words</p>".repeat(50);
    private static final Map<String, String> FILES = Map.of(
            "web/index.html", INDEX,
            "web/js/app.js", "export {};",
            "web/css/app.1f2e3d4c.css", "p { color: red }",
            "web/icons/a.svg", "<svg/>",
            "secret.txt", "not a part of the page");

    private final Vertx vertx = Vertx.vertx();

    private final HttpClient client = vertx.createHttpClient();

    @TempDir
    private Path directory;

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldReadTheFilesFromADirectory() {
        PageFiles files = inDirectory();

        assertThat(files.size()).isEqualTo(5);
        assertThat(files.find("/js/app.js")).map(PageFile::type).contains("text/javascript; charset=utf-8");
        assertThat(files.find("/secret.txt")).isEmpty();
        assertThat(files.find("/../secret.txt")).isEmpty();
    }

    @Test
    void shouldReadTheSameFilesFromAJar() {
        PageFiles files = inJar();

        assertThat(files.size()).isEqualTo(5);
        assertThat(files.find("/")).map(PageFile::plain).contains(Buffer.buffer(INDEX));
        assertThat(files.find("/js/app.js").map(file -> file.tag(false)))
                .isEqualTo(inDirectory().find("/js/app.js").map(file -> file.tag(false)));
        assertThat(files.find("/secret.txt")).isEmpty();
    }

    @Test
    void shouldHaveNoFilesWhereThereIsNoPage() throws IOException {
        try (URLClassLoader empty =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            assertThat(PageFiles.load(empty).size()).isZero();
        }
    }

    @Test
    void shouldServeTheIndexCompressedWithTagAndPolicy() throws IOException {
        Answer index = get("/", Map.of("Accept-Encoding", "br, gzip;q=0.9"));

        assertThat(index.status()).isEqualTo(200);
        assertThat(index.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(index.header("content-encoding")).isEqualTo("gzip");
        assertThat(index.header("cache-control")).isEqualTo("no-cache");
        assertThat(index.header("vary")).isEqualTo("Accept-Encoding");
        assertThat(index.header("etag")).matches("\"[\\w-]{22}-gz\"");
        assertThat(unzipped(index.body())).isEqualTo(INDEX);
        assertThat(index.header("content-security-policy"))
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(index.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(index.header("referrer-policy")).isEqualTo("no-referrer");
    }

    @Test
    void shouldServePlainFilesToThoseWhoTakeNoGzip() {
        assertThat(get("/", Map.of()).body()).isEqualTo(Buffer.buffer(INDEX));
        assertThat(get("/index.html", Map.of("Accept-Encoding", "gzip;q=0")).body())
                .isEqualTo(Buffer.buffer(INDEX));
    }

    @Test
    void shouldNotSendAgainWhatTheBrowserHas() {
        String tag = get("/", Map.of("Accept-Encoding", "gzip")).header("etag");

        Answer again = get("/", Map.of("Accept-Encoding", "gzip", "If-None-Match", "\"other\", W/" + tag));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body().length()).isZero();
        assertThat(again.header("etag")).isEqualTo(tag);
    }

    @Test
    void shouldLetFilesWithAHashInTheirNameBeKept() {
        assertThat(get("/css/app.1f2e3d4c.css", Map.of()).header("cache-control"))
                .isEqualTo("max-age=31536000, immutable");
        assertThat(get("/js/app.js", Map.of()).header("cache-control")).isEqualTo("no-cache");
    }

    @Test
    void shouldServeNothingElse() {
        for (String path : new String[] {
            "/secret.txt",
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/js/..%2f..%2fsecret.txt",
            "/js/",
            "/js",
            "//etc/passwd",
            "/js/app.js%00.html"
        }) {
            assertThat(get(path, Map.of()).status()).as(path).isGreaterThanOrEqualTo(400);
        }
    }

    private record Answer(int status, Map<String, String> headers, Buffer body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private Answer get(String path, Map<String, String> headers) {
        Router router = Router.router(vertx);
        router.route().handler(SecurityHeaders::handle);
        router.route().handler(new AccessLog(() -> 0)::handle);
        PageRoute.mount(router, inDirectory());
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        return client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", path)
                .compose(request -> {
                    headers.forEach(request::putHeader);
                    return whole(request);
                })
                .await();
    }

    /**
     * On the request's own event loop: a listener that this thread adds may come after the response's last byte, and then
     * its body never ends.
     */
    private static Future<Answer> whole(HttpClientRequest request) {
        return request.send().compose(response -> response.body().map(body -> answer(response, body)));
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach(entry -> headers.put(entry.getKey(), entry.getValue()));
        return new Answer(response.statusCode(), headers, body);
    }

    private static String unzipped(Buffer body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private PageFiles inDirectory() {
        try {
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                Path path = directory.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
                return PageFiles.load(loader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PageFiles inJar() {
        Path jar = directory.resolve("page with space.jar");
        try {
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (Map.Entry<String, String> file : FILES.entrySet()) {
                    out.putNextEntry(new JarEntry(file.getKey()));
                    out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                    out.closeEntry();
                }
            }
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
                return PageFiles.load(loader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
