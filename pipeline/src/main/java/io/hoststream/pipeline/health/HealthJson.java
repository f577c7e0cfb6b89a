package io.hoststream.pipeline.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Health as JSON: {@code {"status":"UP","checks":[{"name":…,"status":…,"detail":…}]}}. */
public final class HealthJson {

    private static final JsonFactory JSON = new JsonFactory();

    private HealthJson() {}

    /** The process answers: it is alive. */
    public static String live() {
        return write(true, List.of());
    }

    /** What every part said last. */
    public static String ready(Health health) {
        return write(health.ready(), health.checks());
    }

    private static String write(boolean up, List<Check> checks) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("status", status(up));
            json.writeArrayFieldStart("checks");
            for (Check check : checks) {
                json.writeStartObject();
                json.writeStringField("name", check.name());
                json.writeStringField("status", status(check.up()));
                json.writeStringField("detail", check.detail());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A string cannot be written to", e);
        }
        return text.toString();
    }

    private static String status(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
