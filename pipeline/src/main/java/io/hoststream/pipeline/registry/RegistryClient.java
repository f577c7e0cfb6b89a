package io.hoststream.pipeline.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** The three questions to a schema registry. Each blocks for some seconds at most. */
final class RegistryClient {

    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    private final RegistryConnection connection;

    RegistryClient(RegistryConnection connection) {
        this.connection = connection;
    }

    /**
     * The id of a schema that is registered under a subject by this, unless it was before.
     *
     * @throws RegistryException if the registry takes it not
     */
    int register(String subject, Schema schema) {
        return id(subject, connection.post("/subjects/" + encoded(subject) + "/versions", body(schema)));
    }

    /**
     * The id of a schema that is there under a subject.
     *
     * @throws RegistryException if it is not, or the registry does not say
     */
    int find(String subject, Schema schema) {
        return id(subject, connection.post("/subjects/" + encoded(subject), body(schema)));
    }

    /**
     * The schema of an id; empty if the registry has none, or none of Avro's.
     *
     * @throws RegistryException if the registry does not say
     */
    Optional<Schema> schema(int id) {
        RegistryConnection.Answer answer = connection.get("/schemas/ids/" + id);
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        connection.expect(answer, OK, "schema " + id);
        return parsed(answer.text("schema")
                .orElseThrow(() -> RegistryException.refused(
                        "The schema registry's answer about schema " + id + " has no schema: " + answer.body())));
    }

    private int id(String subject, RegistryConnection.Answer answer) {
        connection.expect(answer, OK, subject);
        return answer.number("id")
                .orElseThrow(() -> RegistryException.refused(
                        "The schema registry's answer about " + subject + " has no id: " + answer.body()));
    }

    private static Optional<Schema> parsed(String text) {
        try {
            return Optional.of(new Schema.Parser().parse(text));
        } catch (AvroRuntimeException e) {
            // A schema of another language.
            return Optional.empty();
        }
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }

    private static String body(Schema schema) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = RegistryConnection.JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("schema", schema.toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }
}
