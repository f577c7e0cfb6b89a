package io.hoststream.serve.promise;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.Optional;

/**
 * A schema that takes no member that it does not name, although clients are to expect some: what an answer of today holds is
 * written down.
 */
final class StrictSchema {

    private static final String PROPERTIES = "properties";
    private static final String ALL_OF = "allOf";
    private static final String REQUIRED = "required";
    private static final String MORE = "additionalProperties";

    private final Validator validator;

    /** Takes a schema in which every reference is resolved. */
    StrictSchema(JsonObject schema) {
        this.validator = Validator.create(
                JsonSchema.of((JsonObject) strict(schema)),
                new JsonSchemaOptions()
                        .setDraft(Draft.DRAFT202012)
                        .setBaseUri("app://contract")
                        .setOutputFormat(OutputFormat.Basic));
    }

    /** What is wrong with a value; empty if nothing. */
    Optional<String> complaint(Object value) {
        OutputUnit result = validator.validate(value);
        return Boolean.TRUE.equals(result.getValid()) ? Optional.empty() : Optional.of("" + result.getErrors());
    }

    private static Object strict(Object part) {
        if (part instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(item -> copy.add(strict(item)));
            return copy;
        }
        if (!(part instanceof JsonObject object)) {
            return part;
        }
        JsonObject copy = new JsonObject();
        merged(object).forEach(member -> copy.put(member.getKey(), strict(member.getValue())));
        if (copy.getValue(PROPERTIES) instanceof JsonObject && !copy.containsKey(MORE)) {
            copy.put(MORE, false);
        }
        return copy;
    }

    /** The parts of {@code allOf} as one: each by itself would refuse the members of the others. */
    private static JsonObject merged(JsonObject schema) {
        if (!(schema.getValue(ALL_OF) instanceof JsonArray parts)) {
            return schema;
        }
        JsonObject one = new JsonObject().put("type", "object");
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        for (Object each : parts) {
            JsonObject part = merged((JsonObject) each);
            properties.mergeIn(part.getJsonObject(PROPERTIES, new JsonObject()));
            required.addAll(part.getJsonArray(REQUIRED, new JsonArray()));
        }
        return one.put(PROPERTIES, properties).put(REQUIRED, required);
    }
}
