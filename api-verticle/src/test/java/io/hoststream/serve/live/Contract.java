package io.hoststream.serve.live;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The AsyncAPI document: every message of a test is held against its schema there. */
final class Contract {

    static final JsonObject DOCUMENT = load();

    private static final Map<String, Validator> VALIDATORS = new ConcurrentHashMap<>();
    private static final String REF = "$ref";

    private Contract() {}

    /** A frame that the server sent. */
    static JsonObject frame(String text) {
        JsonObject frame = new JsonObject(text);
        check("server-" + frame.getString("type"), frame);
        return frame;
    }

    /** Something that a client says as it should. */
    static void message(String text) {
        JsonObject message = new JsonObject(text);
        check("client-" + message.getString("type"), message);
    }

    static void check(String name, JsonObject message) {
        OutputUnit result =
                VALIDATORS.computeIfAbsent(name, Contract::validator).validate(message);
        if (!Boolean.TRUE.equals(result.getValid())) {
            throw new AssertionError(message.encode() + " is not what " + name + " says: " + result.getErrors());
        }
    }

    private static Validator validator(String name) {
        JsonObject schemas = DOCUMENT.getJsonObject("components").getJsonObject("schemas");
        JsonObject schema = Objects.requireNonNull(schemas.getJsonObject(name), "the document has no schema " + name);
        return Validator.create(
                JsonSchema.of((JsonObject) whole(schema)),
                new JsonSchemaOptions()
                        .setDraft(Draft.DRAFT202012)
                        .setBaseUri("app://contract")
                        .setOutputFormat(OutputFormat.Basic));
    }

    /** The schema with what it refers to in its place. */
    private static Object whole(Object part) {
        if (part instanceof JsonObject object) {
            String ref = object.getString(REF);
            if (ref != null) {
                return whole(DOCUMENT.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject(ref.substring(ref.lastIndexOf('/') + 1)));
            }
            JsonObject copy = new JsonObject();
            object.forEach(member -> copy.put(member.getKey(), whole(member.getValue())));
            return copy;
        }
        if (part instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(item -> copy.add(whole(item)));
            return copy;
        }
        return part;
    }

    private static JsonObject load() {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream("/openapi/asyncapi.yaml"))) {
            Object document = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return new JsonObject(Json.encode(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
