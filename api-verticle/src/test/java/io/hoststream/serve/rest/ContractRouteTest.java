package io.hoststream.serve.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ContractRouteTest {

    @Test
    void shouldShowTheContractWithoutAKey() {
        try (TestServer server = new TestServer()) {
            HttpResponse<String> yaml = get(server, "/api/v1/openapi.yaml");
            HttpResponse<String> json = get(server, "/api/v1/openapi.json");

            assertThat(yaml.statusCode()).isEqualTo(200);
            assertThat(yaml.headers().firstValue("content-type")).contains("application/yaml");
            assertThat(yaml.body()).startsWith("openapi: 3.1");
            assertThat(json.headers().firstValue("content-type")).contains("application/json");
            assertThat(new JsonObject(json.body()).getJsonObject("paths").fieldNames())
                    .contains("/api/v1/hosts", "/api/v1/openapi.json");
        }
    }

    @Test
    void shouldShowWhatIsPromisedOfTheLiveFeedWithoutAKey() {
        try (TestServer server = new TestServer()) {
            HttpResponse<String> yaml = get(server, "/api/v1/asyncapi.yaml");
            HttpResponse<String> json = get(server, "/api/v1/asyncapi.json");

            assertThat(yaml.headers().firstValue("content-type")).contains("application/yaml");
            assertThat(yaml.body()).startsWith("asyncapi: 3.0");
            assertThat(json.headers().firstValue("content-type")).contains("application/json");
            assertThat(new JsonObject(json.body()).getJsonObject("channels").fieldNames())
                    .contains("live");
        }
    }

    @Test
    void shouldAskForAKeyForEverythingElse() {
        try (TestServer server = new TestServer()) {
            assertThat(get(server, "/api/v1/openapi.toml").statusCode()).isEqualTo(401);
            assertThat(get(server, "/api/v1/silences").statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<String> get(TestServer server, String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path)).build());
    }
}
