package io.hoststream.launcher.e2e;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

/** The REST API as a program of a user asks it. */
final class Rest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** An answer as it came. */
    record Answer(int status, HttpHeaders headers, String body) {

        JsonObject json() {
            return new JsonObject(body);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final int port;
    private final String key;

    Rest(int port, String key) {
        this.port = port;
        this.key = key;
    }

    int port() {
        return port;
    }

    String key() {
        return key;
    }

    /** The same API, asked by somebody with another key. */
    Rest withKey(String other) {
        return new Rest(port, other);
    }

    /** Asks for a path below {@code /api/v1}, with the key. */
    Answer api(String path) throws IOException, InterruptedException {
        return send(request("/api/v1" + path).header("X-API-Key", key).build());
    }

    /** Asks for any path, without a key. */
    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** The hosts that are known. */
    List<JsonObject> hosts() throws IOException, InterruptedException {
        return objects(api("/hosts").json().getJsonArray("hosts"));
    }

    /** The alerts that are pending or firing. */
    List<JsonObject> alerts() throws IOException, InterruptedException {
        return objects(api("/alerts").json().getJsonArray("alerts"));
    }

    /** The newest value of a metric of a whole host, or of one of its devices with this label. */
    double latest(String host, String metric, String... label) throws IOException, InterruptedException {
        return objects(api("/metrics/" + host + "/latest").json().getJsonArray("metrics")).stream()
                .filter(row -> row.getString("metric").equals(metric))
                .filter(row -> label.length == 0
                        || label[1].equals(row.getJsonObject("labels").getString(label[0])))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(metric + " of " + host + " has no value"))
                .getDouble("value");
    }

    static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
