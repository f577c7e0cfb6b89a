package io.hoststream.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever sends a request a letter at a time is cut off, however often a letter comes. */
class SlowRequestTest {

    @Test
    void shouldCutOffARequestThatDoesNotComeToItsEnd() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpServerOptions options = HttpLimits.options(Duration.ofSeconds(1));
            assertThat(HttpLimits.options().getWriteIdleTimeout()).isEqualTo(60);
            HttpServer server = vertx.createHttpServer(options)
                    .requestHandler(request -> request.response().end())
                    .listen(0, "127.0.0.1")
                    .await(20, TimeUnit.SECONDS);

            assertThat(lettersUntilCutOff(server.actualPort())).isGreaterThan(2).isLessThan(100);
        } finally {
            vertx.close().await(20, TimeUnit.SECONDS);
        }
    }

    /** A read that waits up to 100 ms for an answer paces the letters. */
    private static int lettersUntilCutOff(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(100);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            for (int letter = 0; letter < 100; letter++) {
                try {
                    socket.getOutputStream().write('x');
                    if (socket.getInputStream().read() < 0) {
                        return letter;
                    }
                } catch (SocketTimeoutException e) {
                    assertThat(e).hasMessageContaining("timed out");
                } catch (SocketException e) {
                    return letter;
                }
            }
        }
        return 100;
    }
}
