package io.hoststream.serve.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that breaks what the contract promises is found out. */
class PromisesTest {

    private static final String VERSION = "/api/v1/version";
    private static final String JSON = "application/json";
    private static final String GOOD = "{\"version\":\"1\",\"commit\":\"a\"}";

    @Test
    void shouldTakeWhatIsPromised() throws Exception {
        Promises.expectKept("GET", VERSION, answer(200, JSON, GOOD));

        assertThat(Promises.complaint("GET", VERSION, answer(200, JSON, GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | application/json | {'version':'1'}",
                "200 | application/json | {'version':1,'commit':'a'}",
                "200 | application/json | {'version':'1','commit':'a','more':1}",
                "200 | text/plain | {'version':'1','commit':'a'}",
                "418 | application/problem+json | {}",
                "401 | application/problem+json | {'status':401}",
                "401 | application/json | {'version':'1','commit':'a'}"
            })
    void shouldFindWhatIsNot(int status, String type, String body) throws Exception {
        HttpResponse<String> answer = answer(status, type, body.replace('\'', '"'));

        assertThatThrownBy(() -> Promises.expectKept("GET", VERSION, answer))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET " + VERSION + " was answered against the contract");
    }

    @Test
    void shouldLookIntoWhatIsMadeOfParts() throws Exception {
        String group = "{\"group\":\"a\",\"hosts\":1,\"ok\":1,\"warning\":0,\"critical\":0,\"down\":0,\"left\":0,"
                + "\"assigned\":0,\"members\":[{\"host\":\"b\",\"by\":[\"label\"]}]}";

        assertThat(Promises.complaint("GET", "/api/v1/groups/a", answer(200, JSON, group)))
                .isEmpty();
        assertThat(Promises.complaint(
                        "GET", "/api/v1/groups/a", answer(200, JSON, group.replace("\"label\"", "\"chance\""))))
                .isPresent();
        assertThat(Promises.complaint("GET", "/api/v1/groups/a", answer(200, JSON, group.replace("left", "gone"))))
                .isPresent();
    }

    @Test
    void shouldLeaveOutPathsThatTheContractDoesNotKnow() throws Exception {
        assertThat(Promises.complaint("GET", "/index.html", answer(200, "text/html", "<p>")))
                .isEmpty();
    }

    private static HttpResponse<String> answer(int status, String type, String body)
            throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", type);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } finally {
            server.stop(0);
        }
    }
}
