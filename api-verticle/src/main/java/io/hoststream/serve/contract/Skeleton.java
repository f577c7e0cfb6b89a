package io.hoststream.serve.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.Map;

/**
 * The part of the document that a router needs. The library for it does not take every format of an answer (CSV, YAML,
 * problem+json), reads schemas of answers and bodies at every start, and needs none of them; keys are looked at before a path is found.
 */
final class Skeleton {

    private static final String SCOPES = "x-scopes";
    private static final JsonObject RESPONSES =
            new JsonObject().put("default", new JsonObject().put("description", "An answer."));
    private static final JsonObject CONTENT = new JsonObject().put("application/json", new JsonObject());
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private Skeleton() {}

    /** The scopes that a key needs for an operation; none if no key is needed. */
    static List<String> scopes(Operation operation) {
        return operation.getOpenAPIModel().getJsonArray(SCOPES).stream()
                .map(String::valueOf)
                .toList();
    }

    private static JsonArray scopes(JsonArray security) {
        JsonArray scopes = new JsonArray();
        security.stream()
                .map(JsonObject.class::cast)
                .flatMap(JsonObject::stream)
                .flatMap(scheme -> ((JsonArray) scheme.getValue()).stream())
                .distinct()
                .forEach(scopes::add);
        return scopes;
    }

    static JsonObject of(JsonObject document) {
        JsonObject bones = document.copy();
        JsonObject components = bones.getJsonObject("components", new JsonObject());
        bones.remove("servers"); // only whole URLs are understood
        bones.remove("security");
        components.remove("responses");
        components.remove("schemas");
        components.remove("examples");
        components.remove("headers");
        for (Map.Entry<String, Object> path : bones.getJsonObject("paths")) {
            for (String method : METHODS) {
                JsonObject operation = ((JsonObject) path.getValue()).getJsonObject(method);
                if (operation != null) {
                    strip(operation, document);
                }
            }
        }
        return bones;
    }

    private static void strip(JsonObject operation, JsonObject document) {
        JsonArray security = operation.getJsonArray("security", document.getJsonArray("security"));
        operation.remove("security");
        operation.put(SCOPES, scopes(security)).put("responses", RESPONSES.copy());
        JsonObject body = operation.getJsonObject("requestBody");
        if (body != null) {
            body.put("content", CONTENT.copy());
        }
    }
}
