package io.hoststream.serve.registry;

import io.hoststream.serve.json.JsonText;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Answers what comes with a schema in the body, as JSON text. */
final class Asking {

    private static final String TYPE = "AVRO";

    private final Subjects subjects;

    Asking(Subjects subjects) {
        this.subjects = subjects;
    }

    /** Under which version and id a schema is there. */
    String find(Question question) {
        String subject = question.path("subject");
        Collection<Version> versions = subjects.of(subject).values();
        Version found = Subjects.matching(versions, schema(question)).orElseThrow(() -> RegistryException.noSchema(""));
        return JsonText.of(json -> Reading.write(json, found));
    }

    /** The id of a schema that is already there: what clients do that register each schema that they use. */
    String register(Question question) {
        Schema schema = schema(question);
        Version found = subjects.find(question.path("subject"))
                .flatMap(versions -> Subjects.matching(versions.values(), schema))
                .orElseThrow(RegistryException::readOnly);
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeNumberField("id", found.id());
            json.writeEndObject();
        });
    }

    /** Whether a schema fits one version of a subject, both ways. */
    String fitsOne(Question question) {
        String subject = question.path("subject");
        String version = question.path("version");
        if (subjects.find(subject).isEmpty()) {
            throw RegistryException.noSubject(subject);
        }
        return fits(question, List.of(subjects.version(subject, version)));
    }

    /** Whether a schema fits every version of a subject, both ways. */
    String fitsAll(Question question) {
        return fits(question, subjects.of(question.path("subject")).values());
    }

    private static String fits(Question question, Collection<Version> versions) {
        Schema schema = schema(question);
        List<String> objections = new ArrayList<>();
        for (Version version : versions) {
            objection("cannot read version " + version.number(), schema, version.schema())
                    .ifPresent(objections::add);
            objection("cannot be read by version " + version.number(), version.schema(), schema)
                    .ifPresent(objections::add);
        }
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeBooleanField("is_compatible", objections.isEmpty());
            if (question.asks("verbose")) {
                json.writeArrayFieldStart("messages");
                for (String objection : objections) {
                    json.writeString(objection);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    private static Optional<String> objection(String what, Schema reader, Schema writer) {
        SchemaCompatibility.SchemaPairCompatibility pair =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        return pair.getType() == SchemaCompatibilityType.COMPATIBLE
                ? Optional.empty()
                : Optional.of("the schema " + what + ": " + pair.getResult().getIncompatibilities());
    }

    private static Schema schema(Question question) {
        JsonObject body = json(question.body());
        Object type = body.getValue("schemaType");
        if (type != null && !type.equals(TYPE)) {
            throw RegistryException.invalidSchema("schemaType " + type + ", expected " + TYPE);
        }
        if (!(body.getValue("schema") instanceof String text)) {
            throw RegistryException.invalidSchema("expected the member \"schema\" with the schema as text");
        }
        return parse(text);
    }

    private static JsonObject json(String body) {
        try {
            return new JsonObject(body);
        } catch (DecodeException e) {
            throw RegistryException.noObject(e);
        }
    }

    private static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (RuntimeException e) {
            // Avro says what is wrong with a schema by exceptions of several kinds.
            throw RegistryException.invalidSchema(e);
        }
    }
}
