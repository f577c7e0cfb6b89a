package io.hoststream.archive.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hoststream.avro.CustomKind;
import io.hoststream.avro.HostSample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sample back from its line, by the schema: fields that the line does not have get their defaults, fields that the
 * schema does not have (a newer release wrote them) are passed over.
 */
final class JsonDecoder {

    private final JsonFactory factory;

    JsonDecoder(JsonFactory factory) {
        this.factory = factory;
    }

    HostSample decode(String line) throws IOException {
        try (JsonParser json = factory.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedFileException("no object");
            }
            return (HostSample) record(HostSample.getClassSchema(), json);
        } catch (AvroRuntimeException e) {
            throw new MalformedFileException(String.valueOf(e.getMessage()), e);
        }
    }

    private SpecificRecord record(Schema schema, JsonParser json) throws IOException {
        SpecificRecord record = Records.create(schema.getFullName());
        boolean[] present = new boolean[schema.getFields().size()];
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Schema.Field field = schema.getField(json.currentName());
            json.nextToken();
            if (field == null) {
                json.skipChildren();
            } else {
                record.put(field.pos(), value(known(field.schema()), json));
                present[field.pos()] = true;
            }
        }
        for (Schema.Field field : schema.getFields()) {
            if (!present[field.pos()]) {
                record.put(field.pos(), absent(field));
            }
        }
        return record;
    }

    private static @Nullable Object absent(Schema.Field field) {
        if (field.schema().isNullable()) {
            return null;
        }
        // Throws where the schema has no default: such a field is always written. The generic model is asked because
        // the
        // specific one looks up classes by name, which Avro forbids unless they are on a list of the whole process.
        Object value = GenericData.get().getDefaultValue(field);
        return field.schema().getType() == Schema.Type.ENUM ? CustomKind.valueOf(value.toString()) : value;
    }

    /** The schema of a value that is there: of a union with null, the other branch. */
    private static Schema known(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }

    private Object value(Schema schema, JsonParser json) throws IOException {
        return switch (schema.getType()) {
            case RECORD -> record(schema, json);
            case ARRAY -> array(schema.getElementType(), json);
            case MAP -> map(schema.getValueType(), json);
            case ENUM -> CustomKind.valueOf(json.getText());
            case LONG -> schema.getLogicalType() == null ? json.getLongValue() : Rfc3339.parse(json.getText());
            case INT -> json.getIntValue();
            case FLOAT -> json.getFloatValue();
            case DOUBLE -> json.getDoubleValue();
            case BOOLEAN -> json.getBooleanValue();
            default -> json.getText();
        };
    }

    private List<Object> array(Schema items, JsonParser json) throws IOException {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(items, json));
        }
        return list;
    }

    private Map<String, Object> map(Schema values, JsonParser json) throws IOException {
        Map<String, Object> map = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            map.put(key, value(values, json));
        }
        return map;
    }
}
