package io.hoststream.pipeline.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hoststream.pipeline.outbound.TrustedCertificates;
import io.hoststream.pipeline.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Requests to one schema registry and their answers, bounded in time and length. */
final class RegistryConnection {

    static final JsonFactory JSON = new JsonFactory();

    private static final String TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int TIMEOUT_MILLIS = 5000;
    private static final int MOST_BYTES = 1 << 20;
    private static final int SHOWN = 300;
    private static final int ERROR = 400;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    /** An answer: its status and the beginning of what it says. */
    record Answer(int status, String body) {

        Optional<String> text(String member) {
            return member(member, JsonToken.VALUE_STRING);
        }

        Optional<Integer> number(String member) {
            return member(member, JsonToken.VALUE_NUMBER_INT).map(Integer::valueOf);
        }

        private Optional<String> member(String name, JsonToken type) {
            try (JsonParser json = JSON.createParser(body)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    return Optional.empty();
                }
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    boolean meant = json.currentName().equals(name);
                    if (json.nextToken() == type && meant) {
                        return Optional.of(json.getText());
                    }
                    json.skipChildren();
                }
            } catch (IOException | NumberFormatException e) {
                // Not JSON: whoever asks says what it is instead.
                return Optional.empty();
            }
            return Optional.empty();
        }
    }

    private final String url;
    private final @Nullable String authorization;
    private final @Nullable SSLSocketFactory sockets;

    RegistryConnection(SchemaRegistrySettings settings) {
        String address = settings.url().orElseThrow().toString();
        this.url = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.authorization = settings.token()
                .map(token -> "Bearer " + token.reveal())
                .or(() -> settings.user()
                        .map(user -> basic(user, settings.password().orElseThrow())))
                .orElse(null);
        this.sockets = settings.caFile()
                .map(file -> TrustedCertificates.context(file, "schema-registry.ca-file")
                        .getSocketFactory())
                .orElse(null);
    }

    /** The registry's address. */
    String url() {
        return url;
    }

    Answer get(String path) {
        return exchange(path, null);
    }

    Answer post(String path, String body) {
        return exchange(path, body);
    }

    /**
     * Makes sure that an answer is what was expected.
     *
     * @throws RegistryException with what the registry says, if it is not
     */
    void expect(Answer answer, int status, String about) {
        if (answer.status() == status) {
            return;
        }
        String said = answer.text("message").orElse(answer.body());
        String message = "The schema registry at " + url + " answers " + answer.status() + " about " + about + ": "
                + said.substring(0, Math.min(said.length(), SHOWN));
        throw answer.status() >= SERVER_ERROR || answer.status() == TOO_MANY
                ? RegistryException.away(message, null)
                : RegistryException.refused(message);
    }

    private Answer exchange(String path, @Nullable String body) {
        HttpURLConnection connection = null;
        try {
            connection = open(path);
            if (body != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", TYPE);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw RegistryException.away("The schema registry at " + url + " does not answer: " + e.getMessage(), e);
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + path).toURL().openConnection();
        if (sockets != null && connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets);
        }
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", TYPE + ", application/json");
        if (authorization != null) {
            connection.setRequestProperty("Authorization", authorization);
        }
        return connection;
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        try (InputStream in = status < ERROR ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] bytes = in == null ? new byte[0] : in.readNBytes(MOST_BYTES);
            return new Answer(status, new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static String basic(String user, Secret password) {
        byte[] both = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
