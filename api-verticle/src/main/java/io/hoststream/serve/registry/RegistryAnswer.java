package io.hoststream.serve.registry;

import io.hoststream.serve.json.JsonText;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/** How an answer of the registry goes out: its type, and how long whoever gets it may keep it. */
final class RegistryAnswer {

    /** How long an answer may be kept. */
    enum Kept {
        /** Not at all. */
        NOT("no-store"),
        /** As long as the server says that it still is the same. */
        ASKED("no-cache"),
        /** For a day: what an id stands for never changes. */
        LONG("max-age=86400");

        private final String header;

        Kept(String header) {
            this.header = header;
        }
    }

    private static final String OWN = "application/vnd.schemaregistry.v1+json";
    private static final String JSON = "application/json";
    private static final List<String> ANY = List.of("*/*", "application/*");
    private static final List<String> OWN_NAMES = List.of(OWN, "application/vnd.schemaregistry+json");
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNSUPPORTED = 415;

    private RegistryAnswer() {}

    /** Refuses a body that is said to be something else than JSON. */
    static void checkType(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        String plain = type == null ? "" : plain(type);
        if (!plain.equals(JSON) && !OWN_NAMES.contains(plain)) {
            throw RegistryException.of(UNSUPPORTED, "expected Content-Type: " + OWN + " or " + JSON);
        }
        context.next();
    }

    /** Sends what was asked for. */
    static void send(RoutingContext context, String text, Kept kept) {
        String type = type(context.request().getHeader(HttpHeaders.ACCEPT));
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, kept.header)
                .putHeader(HttpHeaders.VARY, "Accept");
        Buffer body = Buffer.buffer(text);
        if (kept != Kept.NOT) {
            String tag = "\"" + Long.toHexString(SchemaNormalization.fingerprint64(body.getBytes())) + "\"";
            response.putHeader(HttpHeaders.ETAG, tag);
            String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
            if (known != null && known.contains(tag)) {
                response.setStatusCode(NOT_MODIFIED).end();
                return;
            }
        }
        end(response, type, body);
    }

    /** Sends why there is no answer. */
    static void fail(RoutingContext context, RegistryException why) {
        String text = JsonText.of(json -> {
            json.writeStartObject();
            json.writeNumberField("error_code", why.code());
            json.writeStringField("message", String.valueOf(why.getMessage()));
            json.writeEndObject();
        });
        HttpServerResponse response =
                context.response().setStatusCode(why.status()).putHeader(HttpHeaders.CACHE_CONTROL, Kept.NOT.header);
        end(response, OWN, Buffer.buffer(text));
    }

    private static void end(HttpServerResponse response, String type, Buffer body) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                .end(body);
    }

    private static String type(@Nullable String accepted) {
        if (accepted == null) {
            return OWN;
        }
        List<String> types = Arrays.stream(accepted.split(",", -1))
                .map(RegistryAnswer::plain)
                .toList();
        if (types.stream().anyMatch(OWN_NAMES::contains)) {
            return OWN;
        }
        if (types.contains(JSON)) {
            return JSON;
        }
        if (types.stream().anyMatch(ANY::contains)) {
            return OWN;
        }
        throw RegistryException.of(NOT_ACCEPTABLE, "this path answers with " + OWN + " and " + JSON);
    }

    private static String plain(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
