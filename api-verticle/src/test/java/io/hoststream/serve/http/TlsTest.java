package io.hoststream.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hoststream.pipeline.outbound.TrustedCertificates;
import io.hoststream.serve.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With certificates that openssl made for 127.0.0.1, good for a hundred years. */
class TlsTest {

    @TempDir
    private Path files;

    @BeforeEach
    void prepare() throws IOException {
        use("one");
    }

    @Test
    void shouldServeOverTlsAndHaveBrowsersStayThere() throws Exception {
        try (TestServer server = server()) {
            HttpResponse<String> answer = ask(server, "one");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("strict-transport-security")).contains("max-age=31536000");
        }
    }

    @Test
    void shouldSpeakNoOldVersion() throws Exception {
        SSLContext context = trust("one");
        try (TestServer server = server()) {
            for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                assertThat(handshake(context, server.port(), version)).isEqualTo(version);
            }
            for (String version : new String[] {"TLSv1.1", "TLSv1"}) {
                assertThatThrownBy(() -> handshake(context, server.port(), version))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void shouldChangeTheCertificateUnderWayAndKeepItWhileTheFilesAreBroken() throws Exception {
        try (TestServer server = server()) {
            assertThat(ask(server, "one").statusCode()).isEqualTo(200);

            Files.writeString(
                    files.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
            await().pollDelay(Duration.ofMillis(1500))
                    .until(() -> ask(server, "one").statusCode() == 200);

            use("two");
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(SSLException.class)
                    .until(() -> ask(server, "two").statusCode() == 200);
            assertThatThrownBy(() -> ask(server, "one")).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void shouldRefuseToStartWithAKeyOfAnotherCertificate() throws IOException {
        copy("three-key.pem", "key.pem");

        assertThatThrownBy(this::server)
                .hasStackTraceContaining(
                        "key.pem (serve.tls-key) cannot be used: the key is not that of the certificate");
    }

    @Test
    void shouldRefuseToStartWithFilesThatAreNoneAndRepeatNothingOfThem() throws IOException {
        Files.writeString(files.resolve("key.pem"), "canary4711");

        assertThatThrownBy(this::server)
                .hasStackTraceContaining("key.pem (serve.tls-key) cannot be used: expected PEM")
                .satisfies(
                        thrown -> assertThat(String.valueOf(thrown.getCause())).doesNotContain("canary4711"));
    }

    private TestServer server() {
        return new TestServer(Map.of(
                "serve.tls-certificate", files.resolve("certificate.pem").toString(),
                "serve.tls-key", files.resolve("key.pem").toString()));
    }

    private void use(String name) throws IOException {
        copy(name + ".pem", "certificate.pem");
        copy(name + "-key.pem", "key.pem");
    }

    private void copy(String resource, String file) throws IOException {
        try (var in = Objects.requireNonNull(TlsTest.class.getResourceAsStream(resource))) {
            Files.copy(in, files.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private SSLContext trust(String name) throws IOException {
        copy(name + ".pem", "trusted.pem");
        return TrustedCertificates.context(files.resolve("trusted.pem"), "test");
    }

    private HttpResponse<String> ask(TestServer server, String trusted) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().sslContext(trust(trusted)).build();
        URI address = URI.create("https://127.0.0.1:" + server.port() + "/health/live");
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String handshake(SSLContext context, int port, String version) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {version});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }
}
