package io.hoststream.serve.rest;

import io.hoststream.serve.http.Accepted;
import io.hoststream.serve.http.ProblemException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The formats that an operation answers with when all is well. */
final class Formats {

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
        if (accepted != null
                && !types.isEmpty()
                && types.stream().noneMatch(type -> Accepted.type(accepted, type) > 0)) {
            throw new ProblemException(
                    HttpResponseStatus.NOT_ACCEPTABLE.code(), "this path answers with " + String.join(" or ", types));
        }
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
