package io.hoststream.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReferenceRouteTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldShowThePageWithoutAKey() {
        HttpResponse<String> page = get("/api/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).doesNotContain("unsafe"));
        assertThat(page.body())
                .doesNotContain("<style", "style=", "onload=")
                .doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void shouldHaveEverythingThatThePageNames() {
        List<String> links = LINK.matcher(get("/api/").body())
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(links).contains("swagger-ui-bundle.js", "swagger-ui.css", "v1/openapi.json");
        assertThat(links).allSatisfy(link -> {
            HttpResponse<String> linked = get("/api/" + link);
            assertThat(linked.statusCode()).isEqualTo(200);
            assertThat(linked.body()).isNotEmpty();
        });
    }

    @Test
    void shouldSendPackedWhatIsLarge() {
        HttpResponse<String> script = server.send(HttpRequest.newBuilder(server.uri("/api/swagger-ui-bundle.js"))
                .header("Accept-Encoding", "gzip")
                .build());

        assertThat(script.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(script.headers().firstValueAsLong("content-length").orElseThrow())
                .isBetween(100_000L, 600_000L);
    }

    @Test
    void shouldLeadToThePage() {
        HttpResponse<String> moved = get("/api");

        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.headers().firstValue("location")).contains("/api/");
    }

    @Test
    void shouldShowNothingElseOfWhatIsOnTheClassPath() {
        for (String path : List.of("/api/swagger-ui.js", "/api/index.css", "/api/../reference/index.html", "/api/x/")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private HttpResponse<String> get(String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path)).build());
    }
}
