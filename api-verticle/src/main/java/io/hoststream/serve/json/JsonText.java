package io.hoststream.serve.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes JSON into text. */
public final class JsonText {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    private static final JsonFactory ASCII =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int FIRST_CAPACITY = 512;
    private static final double EXACT_INTEGERS = 1L << 53;

    /** What is to be written. */
    @FunctionalInterface
    public interface Body {

        /** Writes one JSON value. */
        void write(JsonGenerator json) throws IOException;
    }

    private JsonText() {}

    /** The text of one JSON value. */
    public static String of(Body body) {
        return of(body, FACTORY);
    }

    /** The text of one JSON value, in ASCII and without control characters, such as a header can hold. */
    public static String ascii(Body body) {
        return of(body, ASCII);
    }

    private static String of(Body body, JsonFactory factory) {
        StringWriter text = new StringWriter(FIRST_CAPACITY);
        try (JsonGenerator json = factory.createGenerator(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    /** Writes a member whose value is an object of texts. */
    public static void labels(JsonGenerator json, String name, Map<String, String> labels) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> label : labels.entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
    }

    /** Writes a number, whole numbers without a fraction; null for NaN, which JSON does not know. */
    public static void number(JsonGenerator json, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
