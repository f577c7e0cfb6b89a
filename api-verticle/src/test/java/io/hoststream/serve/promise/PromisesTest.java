package io.hoststream.serve.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that breaks what the contract promises is found out. */
class PromisesTest {

    private static final String VERSION = "/api/v1/version";
    private static final String JSON = "application/json";
    private static final String GOOD = "{\"version\":\"1\",\"commit\":\"a\"}";

    @Test
    void shouldTakeWhatIsPromised() {
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
    void shouldFindWhatIsNot(int status, String type, String body) {
        HttpResponse<String> answer = answer(status, type, body.replace('\'', '"'));

        assertThatThrownBy(() -> Promises.expectKept("GET", VERSION, answer))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET " + VERSION + " was answered against the contract");
    }

    @Test
    void shouldLookIntoWhatIsMadeOfParts() {
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
    void shouldLeaveOutPathsThatTheContractDoesNotKnow() {
        assertThat(Promises.complaint("GET", "/index.html", answer(200, "text/html", "<p>")))
                .isEmpty();
    }

    private static HttpResponse<String> answer(int status, String type, String body) {
        return new Given(status, HttpHeaders.of(Map.of("Content-Type", List.of(type)), (name, value) -> true), body);
    }

    /** An answer that no server gave. */
    private record Given(int statusCode, HttpHeaders headers, String body) implements HttpResponse<String> {

        @Override
        public HttpRequest request() {
            return HttpRequest.newBuilder(uri()).build();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return URI.create("http://127.0.0.1/");
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
