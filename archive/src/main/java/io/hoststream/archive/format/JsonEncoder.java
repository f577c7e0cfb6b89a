package io.hoststream.archive.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.hoststream.avro.HostSample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes records as JSON objects by walking their fields, so that a field added to the schema is written without a word here. */
final class JsonEncoder implements SampleEncoder {

    private final JsonFactory factory;
    private final IdentityHashMap<Schema, SerializedString[]> names = new IdentityHashMap<>();

    JsonEncoder(JsonFactory factory) {
        this.factory = factory;
    }

    @Override
    public void encode(HostSample sample, ByteArrayOutputStream to) {
        try (JsonGenerator json = factory.createGenerator(to)) {
            record(sample, json);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        to.write('\n');
    }

    private void record(SpecificRecord record, JsonGenerator json) throws IOException {
        SerializedString[] fields = names.computeIfAbsent(record.getSchema(), JsonEncoder::namesOf);
        json.writeStartObject();
        for (int i = 0; i < fields.length; i++) {
            Object value = record.get(i);
            if (known(value)) {
                json.writeFieldName(fields[i]);
                value(value, json);
            }
        }
        json.writeEndObject();
    }

    private static boolean known(@Nullable Object value) {
        return value instanceof Number number ? Double.isFinite(number.doubleValue()) : value != null;
    }

    private void value(Object value, JsonGenerator json) throws IOException {
        if (value instanceof SpecificRecord record) {
            record(record, json);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                value(item, json);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            map(map, json);
        } else if (value instanceof Instant time) {
            json.writeString(Rfc3339.format(time));
        } else if (value instanceof Number number) {
            number(number, json);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }

    private void map(Map<?, ?> map, JsonGenerator json) throws IOException {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(key.toString(), value));
        json.writeStartObject();
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            json.writeFieldName(entry.getKey());
            value(entry.getValue(), json);
        }
        json.writeEndObject();
    }

    private static void number(Number number, JsonGenerator json) throws IOException {
        if (number instanceof Float f) {
            json.writeNumber(f);
        } else if (number instanceof Double d) {
            json.writeNumber(d);
        } else {
            json.writeNumber(number.longValue());
        }
    }

    private static SerializedString[] namesOf(Schema schema) {
        return schema.getFields().stream()
                .map(field -> new SerializedString(field.name()))
                .toArray(SerializedString[]::new);
    }
}
