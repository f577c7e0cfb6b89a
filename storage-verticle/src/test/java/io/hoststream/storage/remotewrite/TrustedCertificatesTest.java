package io.hoststream.storage.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.outbound.TrustedCertificates;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedCertificatesTest {

    private static final String PASSWORD = "changeit";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private Path pem;

    @BeforeEach
    void listen() throws Exception {
        KeyStore keys = keys();
        pem = Files.writeString(
                directory.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("receiver").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        PfxOptions identity = new PfxOptions().setPath(keyFile().toString()).setPassword(PASSWORD);
        server = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(identity))
                .requestHandler(request -> request.response().setStatusCode(204).end())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldTrustAReceiverWhoseCertificateIsInTheFile() {
        assertThat(send(HttpClient.newBuilder().sslContext(TrustedCertificates.context(pem, "remote-write.ca-file"))))
                .succeedsWithin(TIMEOUT)
                .extracting(Answer::status)
                .isEqualTo(204);
    }

    @Test
    void shouldTrustNoOther() {
        assertThat(send(HttpClient.newBuilder()))
                .failsWithin(TIMEOUT)
                .withThrowableThat()
                .withCauseInstanceOf(SSLHandshakeException.class);
    }

    private CompletableFuture<Answer> send(HttpClient.Builder client) {
        URI url = URI.create("https://127.0.0.1:" + server.actualPort() + "/");
        return new HttpReceiver(client.build(), new Target("t", url, Map.of()), TIMEOUT)
                .send(new byte[] {1})
                .toCompletableFuture();
    }

    private Path keyFile() {
        return directory.resolve("keys.p12");
    }

    private KeyStore keys() throws IOException, InterruptedException, GeneralSecurityException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keyFile().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(TIMEOUT.toMillis() * 3, TimeUnit.MILLISECONDS))
                .isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyFile())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
