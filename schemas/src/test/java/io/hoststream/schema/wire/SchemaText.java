package io.hoststream.schema.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import org.apache.avro.Schema;

/** Schemas as JSON. */
final class SchemaText {

    /** A hint to the generator of Java classes; it says nothing about data. */
    private static final String JAVA_ONLY = "avro.java.string";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaText() {}

    /** What a schema says about data: names, types, defaults, logical types and aliases, without its documentation. */
    static JsonNode contract(Schema schema) throws JsonProcessingException {
        return without(Set.of("doc", JAVA_ONLY), JSON.readTree(schema.toString()));
    }

    /** The schema as it is to be released. */
    static String release(Schema schema) throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(without(Set.of(JAVA_ONLY), JSON.readTree(schema.toString())));
    }

    private static JsonNode without(Set<String> names, JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(names);
            object.properties().forEach(entry -> entry.setValue(without(names, entry.getValue())));
            return object.size() == 1 && object.path("type").isTextual()
                    ? TextNode.valueOf(object.path("type").asText())
                    : object;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, without(names, array.get(i)));
            }
        }
        return node;
    }
}
