package io.hoststream.storage.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.settings.Secret;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpReceiverTest {

    private static final Duration TIMEOUT = Duration.ofMillis(700);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Vertx vertx = Vertx.vertx();
    private volatile Handler<HttpServerRequest> handler = request -> {};
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> handler.handle(request))
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
    void shouldSendWhatRemoteWriteAsksFor() throws Exception {
        CompletableFuture<HttpServerRequest> seen = new CompletableFuture<>();
        CompletableFuture<Buffer> body = new CompletableFuture<>();
        handler = request -> request.bodyHandler(all -> {
            body.complete(all);
            seen.complete(request);
            request.response().setStatusCode(204).end();
        });

        assertThat(answer()).isEqualTo(new Answer(204, "", Duration.ZERO));

        HttpServerRequest request = seen.get();
        assertThat(request.method().name()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/api/v1/push?x=1");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-protobuf");
        assertThat(request.getHeader("Content-Encoding")).isEqualTo("snappy");
        assertThat(request.getHeader("X-Prometheus-Remote-Write-Version")).isEqualTo("0.1.0");
        assertThat(request.getHeader("X-Scope-OrgID")).isEqualTo("team-a");
        assertThat(body.get().getBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void shouldReadForHowLongTheReceiverWantsToBeLeftAlone() throws Exception {
        handler = request -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", "17")
                .end("slow\ndown\u001b[31m");

        assertThat(answer()).isEqualTo(new Answer(429, "slow down [31m", Duration.ofSeconds(17)));
        assertThat(answer().verdict()).isEqualTo(Answer.Verdict.LATER);
    }

    @Test
    void shouldNotBelieveARetryAfterThatIsNoNumber() throws Exception {
        handler = request -> request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", "Wed, 21 Oct 2037 07:28:00 GMT")
                .end();

        assertThat(answer().retryAfter()).isZero();
    }

    @Test
    void shouldNotFollowARedirect() throws Exception {
        handler = request -> request.response()
                .setStatusCode(307)
                .putHeader("Location", "http://169.254.169.254/latest/meta-data")
                .end();

        assertThat(answer().verdict()).isEqualTo(Answer.Verdict.REFUSED);
    }

    @Test
    void shouldReadTheBeginningOfAnAnswerThatHasNoEnd() throws Exception {
        handler = request -> writeForEver(request.response().setStatusCode(500).setChunked(true));

        assertThat(answer().shown()).isEqualTo("500: " + "x".repeat(200) + "…");
    }

    private static void writeForEver(HttpServerResponse response) {
        response.write("x".repeat(8192)).onSuccess(written -> writeForEver(response));
    }

    @Test
    void shouldLeaveAReceiverThatDoesNotAnswer() {
        assertThat(send(url())).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldLeaveAReceiverThatHangsInTheMiddleOfItsAnswer() {
        handler =
                request -> request.response().putHeader("Content-Length", "10").write("x");

        assertThat(send(url())).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldFailWhenTheConnectionIsReset() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread resets = new Thread(() -> resetAll(listener), "resets");
            resets.setDaemon(true);
            resets.start();

            assertThat(send("http://127.0.0.1:" + listener.getLocalPort() + "/"))
                    .failsWithin(PATIENCE)
                    .withThrowableThat()
                    .withCauseInstanceOf(IOException.class);
        }
    }

    /** All of them: the client may try another connection by itself. */
    private static void resetAll(ServerSocket listener) {
        boolean open = true;
        while (open) {
            try (Socket accepted = listener.accept()) {
                accepted.setSoLinger(true, 0);
            } catch (IOException e) {
                open = !listener.isClosed();
            }
        }
    }

    @Test
    void shouldFailWhenNobodyListens() {
        assertThat(send("http://127.0.0.1:1/"))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class);
    }

    private String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/api/v1/push?x=1";
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
