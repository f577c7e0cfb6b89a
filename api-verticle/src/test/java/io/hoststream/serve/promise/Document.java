package io.hoststream.serve.promise;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract as it is written, with what it refers to in its place. */
final class Document {

    static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private static final String REF = "$ref";
    private static final JsonObject WRITTEN = load();

    private Document() {}

    /** The document as it is written. */
    static JsonObject written() {
        return WRITTEN;
    }

    /** The operations, each with its path and its method before it. */
    static Stream<Map.Entry<String, JsonObject>> operations() {
        return WRITTEN.getJsonObject("paths").stream()
                .flatMap(path -> METHODS.stream()
                        .filter(((JsonObject) path.getValue())::containsKey)
                        .map(method -> Map.entry(
                                method + ' ' + path.getKey(), ((JsonObject) path.getValue()).getJsonObject(method))));
    }

    /** A part of the document with everything that it refers to in its place. */
    static JsonObject whole(JsonObject part) {
        return (JsonObject) resolved(part);
    }

    private static Object resolved(Object part) {
        if (part instanceof JsonObject object) {
            String reference = object.getString(REF);
            if (reference != null) {
                return resolved(found(reference));
            }
            JsonObject copy = new JsonObject();
            object.forEach(member -> copy.put(member.getKey(), resolved(member.getValue())));
            return copy;
        }
        if (part instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(item -> copy.add(resolved(item)));
            return copy;
        }
        return part;
    }

    private static JsonObject found(String reference) {
        JsonObject at = WRITTEN;
        for (String step : reference.substring(2).split("/", -1)) {
            at = Objects.requireNonNull(at.getJsonObject(step), reference);
        }
        return at;
    }

    private static JsonObject load() {
        try (InputStream in = Objects.requireNonNull(Document.class.getResourceAsStream("/openapi/hoststream.yaml"))) {
            Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return new JsonObject(Json.encode(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
