package io.hoststream.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Cause;
import io.hoststream.avro.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events as lines of JSON. All but ASCII's visible characters are escaped, so that no name can break out of its line. */
final class EventJson {

    private static final int DELETE = 127;
    private static final String HOST_LABELS = "hostLabels";
    private static final String DEVICE_LABELS = "labels";
    private static final Set<String> LABELS = Set.of(HOST_LABELS, DEVICE_LABELS);

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .characterEscapes(new DeleteToo())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private EventJson() {}

    /** The event in one line, without the line's end. */
    static String line(AlertEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            write(event, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private static void write(AlertEvent event, JsonGenerator json) throws IOException {
        json.writeStringField("at", event.getTime().toString());
        json.writeStringField("state", event.getState().name());
        json.writeStringField("severity", event.getSeverity().name());
        json.writeStringField("host", event.getHost());
        json.writeStringField("summary", event.getSummary());
        json.writeStringField("id", event.getId());
        json.writeStringField("rule", event.getRule());
        json.writeStringField("hostId", event.getHostId());
        write(HOST_LABELS, event.getHostLabels(), json);
        json.writeStringField("metric", event.getMetric());
        write(DEVICE_LABELS, event.getDeviceLabels(), json);
        json.writeNumberField("value", event.getValue());
        json.writeNumberField("limit", event.getLimit());
        json.writeStringField("since", event.getSince().toString());
        write(event.getCause(), json);
        json.writeBooleanField("backlog", event.getBacklog());
    }

    private static void write(String field, Map<String, String> labels, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, String> label : labels.entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
    }

    private static void write(@Nullable Cause cause, JsonGenerator json) throws IOException {
        if (cause != null) {
            json.writeObjectFieldStart("cause");
            json.writeStringField("topic", cause.getTopic());
            json.writeNumberField("partition", cause.getPartition());
            json.writeNumberField("firstOffset", cause.getFirstOffset());
            json.writeNumberField("lastOffset", cause.getLastOffset());
            json.writeEndObject();
        }
    }

    /**
     * What a line from before says was told: the alert's id and the last word about it. Empty for what is not such a line.
     */
    static Optional<Map.Entry<String, Told.Word>> word(String line) {
        try (JsonParser json = JSON.createParser(line)) {
            return word(scalars(json));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    private static Optional<Map.Entry<String, Told.Word>> word(Map<String, String> fields) {
        String id = fields.get("id");
        String order = fields.get("lastOffset");
        if (id == null) {
            return Optional.empty();
        }
        Instant at = Instant.parse(fields.getOrDefault("at", ""));
        return Optional.of(Map.entry(
                id,
                new Told.Word(
                        order == null ? at.toEpochMilli() : Long.parseLong(order),
                        AlertState.valueOf(fields.getOrDefault("state", "")),
                        Severity.valueOf(fields.getOrDefault("severity", "")),
                        Boolean.parseBoolean(fields.get("backlog")))));
    }

    /** The values by their keys, those of nested objects among them but for labels, which users name. */
    private static Map<String, String> scalars(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT && LABELS.contains(String.valueOf(json.currentName()))) {
                json.skipChildren();
            } else if (token.isScalarValue()) {
                fields.put(json.currentName(), json.getText());
            }
        }
        return fields;
    }

    /** Escapes DEL, which JSON allows and terminals do not show. */
    private static final class DeleteToo extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

        private DeleteToo() {
            ascii[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int letter) {
            return null;
        }
    }
}
