package io.hoststream.serve.rest;

import io.hoststream.serve.http.ProblemException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The formats that an operation answers with when all is well. */
final class Formats {

    private static final String ANY = "*/*";

    private final List<String> types;

    private Formats(List<String> types) {
        this.types = List.copyOf(types);
    }

    /** What the contract says of the operation. */
    static Formats of(JsonObject document, Operation operation) {
        JsonObject responses = document.getJsonObject("paths")
                .getJsonObject(operation.getOpenAPIPath())
                .getJsonObject(operation.getHttpMethod().name().toLowerCase(Locale.ROOT))
                .getJsonObject("responses");
        return new Formats(responses.stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .map(JsonObject.class::cast)
                .flatMap(response ->
                        found(document, response).getJsonObject("content", new JsonObject()).fieldNames().stream())
                .distinct()
                .toList());
    }

    /**
     * Looks whether the one who asks takes one of the formats.
     *
     * @throws ProblemException if not
     */
    void check(RoutingContext context) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && !types.isEmpty() && types.stream().noneMatch(type -> accepts(accepted, type))) {
            throw new ProblemException(
                    HttpResponseStatus.NOT_ACCEPTABLE.code(), "this path answers with " + String.join(" or ", types));
        }
    }

    /** Whether a header {@code Accept} names the type, or a range that it is in. */
    static boolean accepts(String header, String type) {
        String range = type.substring(0, type.indexOf('/')) + "/*";
        return Arrays.stream(header.split(",", -1))
                .map(each -> each.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .anyMatch(each -> each.equals(type) || each.equals(range) || each.equals(ANY));
    }

    private static JsonObject found(JsonObject document, JsonObject response) {
        String reference = response.getString("$ref");
        return reference == null
                ? response
                : document.getJsonObject("components")
                        .getJsonObject("responses")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
