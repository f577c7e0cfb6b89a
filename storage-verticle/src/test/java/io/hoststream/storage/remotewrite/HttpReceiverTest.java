package io.hoststream.storage.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.hoststream.pipeline.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpReceiverTest {

    private static final Duration TIMEOUT = Duration.ofMillis(700);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void shouldSendWhatRemoteWriteAsksFor() throws Exception {
        CompletableFuture<HttpExchange> seen = new CompletableFuture<>();
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        serve(exchange -> {
            body.complete(exchange.getRequestBody().readAllBytes());
            seen.complete(exchange);
            exchange.sendResponseHeaders(204, -1);
        });

        assertThat(answer()).isEqualTo(new Answer(204, "", Duration.ZERO));

        HttpExchange exchange = seen.get();
        assertThat(exchange.getRequestMethod()).isEqualTo("POST");
        assertThat(exchange.getRequestURI()).hasToString("/api/v1/push?x=1");
        assertThat(exchange.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/x-protobuf");
        assertThat(exchange.getRequestHeaders().getFirst("Content-Encoding")).isEqualTo("snappy");
        assertThat(exchange.getRequestHeaders().getFirst("X-Prometheus-Remote-Write-Version"))
                .isEqualTo("0.1.0");
        assertThat(exchange.getRequestHeaders().getFirst("X-Scope-OrgID")).isEqualTo("team-a");
        assertThat(body.get()).containsExactly(1, 2, 3);
    }

    @Test
    void shouldReadForHowLongTheReceiverWantsToBeLeftAlone() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "17");
            say(exchange, 429, "slow\ndown\u001b[31m");
        });

        assertThat(answer()).isEqualTo(new Answer(429, "slow down [31m", Duration.ofSeconds(17)));
        assertThat(answer().verdict()).isEqualTo(Answer.Verdict.LATER);
    }

    @Test
    void shouldNotBelieveARetryAfterThatIsNoNumber() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "Wed, 21 Oct 2037 07:28:00 GMT");
            say(exchange, 503, "");
        });

        assertThat(answer().retryAfter()).isZero();
    }

    @Test
    void shouldNotFollowARedirect() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data");
            say(exchange, 307, "");
        });

        assertThat(answer().verdict()).isEqualTo(Answer.Verdict.REFUSED);
    }

    @Test
    void shouldReadTheBeginningOfAnAnswerThatHasNoEnd() throws Exception {
        serve(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            byte[] block = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
            while (over.getCount() > 0) {
                exchange.getResponseBody().write(block);
            }
        });

        assertThat(answer().shown()).isEqualTo("500: " + "x".repeat(200) + "…");
    }

    @Test
    void shouldLeaveAReceiverThatDoesNotAnswer() {
        serve(exchange -> awaitOver());

        assertThat(send(url()))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldLeaveAReceiverThatHangsInTheMiddleOfItsAnswer() {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            awaitOver();
        });

        assertThat(send(url()))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldFailWhenTheConnectionIsReset() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread resets = new Thread(() -> resetAll(listener), "resets");
            resets.setDaemon(true);
            resets.start();

            assertThat(send("http://127.0.0.1:" + listener.getLocalPort() + "/"))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(IOException.class);
        }
    }

    /** All of them: the client may try another connection by itself. */
    private void resetAll(ServerSocket listener) {
        try {
            while (over.getCount() > 0) {
                try (Socket accepted = listener.accept()) {
                    accepted.setSoLinger(true, 0);
                }
            }
        } catch (IOException e) {
            // The listener was closed.
            over.countDown();
        }
    }

    @Test
    void shouldFailWhenNobodyListens() {
        assertThat(send("http://127.0.0.1:1/"))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class);
    }

    private void awaitOver() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void serve(HttpHandler handler) {
        server.createContext("/", handler);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/push?x=1";
    }

    private Answer answer() throws InterruptedException, ExecutionException, TimeoutException {
        return send(url()).get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<Answer> send(String url) {
        Target target = new Target("t", URI.create(url), Map.of("X-Scope-OrgID", new Secret("team-a")));
        return new HttpReceiver(client, target, TIMEOUT)
                .send(new byte[] {1, 2, 3})
                .toCompletableFuture();
    }
}
