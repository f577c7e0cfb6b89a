package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks the API of role serve. */
final class ApiClient {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    private final URI address;
    private final String key;
    private final HttpClient http;

    ApiClient(URI address, String key, HttpClient http) {
        this.address = address;
        this.key = key;
        this.http = http;
    }

    HttpClient http() {
        return http;
    }

    URI address() {
        return address;
    }

    String key() {
        return key;
    }

    /**
     * The answer to a GET.
     *
     * @throws UserException if nobody answers, the key is refused or the answer is an error
     */
    JsonObject get(String path) throws InterruptedException {
        return send("GET", path, null);
    }

    /**
     * The answer to a request that may change something.
     *
     * @param body what is sent as JSON; null for nothing
     * @throws UserException if nobody answers, the key is refused or the answer is an error
     */
    JsonObject send(String method, String path, @Nullable JsonObject body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(BOUND)
                .header("Authorization", "Bearer " + key)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            return read(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private JsonObject read(HttpResponse<String> response) {
        if (response.statusCode() == UNAUTHORIZED) {
            throw new UserException(ExitCode.FAILURE, "The API at " + address + " refuses the key (--key-file)");
        }
        if (response.statusCode() == NO_CONTENT) {
            return new JsonObject();
        }
        try {
            JsonObject body = new JsonObject(response.body());
            if (response.statusCode() == OK || response.statusCode() == CREATED) {
                return body;
            }
            boolean mistaken = response.statusCode() == BAD_REQUEST;
            throw new UserException(mistaken ? ExitCode.USAGE : ExitCode.FAILURE, complaint(response, body));
        } catch (DecodeException e) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "What answers at " + address + " is not hoststream (HTTP " + response.statusCode() + ")",
                    e);
        }
    }

    /** Each mistake on a line of its own, where the answer names several. */
    private static String complaint(HttpResponse<String> response, JsonObject body) {
        JsonArray errors = body.getJsonArray("errors", new JsonArray());
        String text = errors.size() < 2
                ? body.getString("detail", body.getString("title", "HTTP " + response.statusCode()))
                : errors.stream()
                        .map(error -> "\n  " + ((JsonObject) error).getString("detail"))
                        .collect(Collectors.joining("", "the request cannot be met:", ""));
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }

    private UserException unreachable(IOException cause) {
        if (cause instanceof SSLException) {
            return new UserException(
                    ExitCode.UNREACHABLE,
                    "The certificate of " + address + " is not trusted, or is for another name: " + cause.getMessage()
                            + " (--ca, --url)",
                    cause);
        }
        return new UserException(
                ExitCode.UNREACHABLE,
                "Nobody answers at " + address
                        + ". Is `hoststream up` or `hoststream run serve` running? (--url, serve.port)",
                cause);
    }
}
