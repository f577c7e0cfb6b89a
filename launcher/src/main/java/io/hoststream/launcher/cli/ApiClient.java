package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the API of role serve. */
final class ApiClient {

    private static final Duration BOUND = Duration.ofSeconds(5);

    private final URI address;
    private final String key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(BOUND).build();

    ApiClient(URI address, String key) {
        this.address = address;
        this.key = key;
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
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(BOUND)
                .header("Authorization", "Bearer " + key)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return read(response);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private JsonObject read(HttpResponse<String> response) {
        if (response.statusCode() == 401) {
            throw new UserException(ExitCode.FAILURE, "The API at " + address + " refuses the key (--key-file)");
        }
        try {
            JsonObject body = new JsonObject(response.body());
            if (response.statusCode() == 200) {
                return body;
            }
            throw new UserException(
                    ExitCode.FAILURE,
                    body.getString("detail", body.getString("title", "HTTP " + response.statusCode())));
        } catch (DecodeException e) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "What answers at " + address + " is not hoststream (HTTP " + response.statusCode() + ")",
                    e);
        }
    }

    private UserException unreachable(IOException cause) {
        return new UserException(
                ExitCode.UNREACHABLE,
                "Nobody answers at " + address
                        + ". Is `hoststream up` or `hoststream run serve` running? (--url, serve.port)",
                cause);
    }
}
