package io.hoststream.serve.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.serve.json.JsonText;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Answers what only reads, as JSON text. */
final class Reading {

    private static final String LEVEL = "FULL_TRANSITIVE";

    private final Subjects subjects;

    Reading(Subjects subjects) {
        this.subjects = subjects;
    }

    String root(Question question) {
        return "{}";
    }

    String subjects(Question question) {
        boolean nothingDeleted = question.asks("deletedOnly");
        return texts(
                nothingDeleted
                        ? List.of()
                        : subjects.names(question.query("subjectPrefix").orElse("")));
    }

    String versions(Question question) {
        return numbers(subjects.of(question.path("subject")).keySet());
    }

    String version(Question question) {
        Version found = asked(question);
        return JsonText.of(json -> write(json, found));
    }

    String versionSchema(Question question) {
        return asked(question).schema().toString();
    }

    String referencedBy(Question question) {
        asked(question);
        return numbers(List.of());
    }

    String schema(Question question) {
        Version found = subjects.ofId(question.path("id")).get(0);
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("schema", found.schema().toString());
            if (question.asks("fetchMaxId")) {
                json.writeNumberField("maxId", subjects.greatestId());
            }
            json.writeEndObject();
        });
    }

    String schemaText(Question question) {
        return subjects.ofId(question.path("id")).get(0).schema().toString();
    }

    String schemaVersions(Question question) {
        List<Version> found = ofSubject(question);
        return JsonText.of(json -> {
            json.writeStartArray();
            for (Version version : found) {
                json.writeStartObject();
                json.writeStringField("subject", version.subject());
                json.writeNumberField("version", version.number());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    String schemaSubjects(Question question) {
        return texts(ofSubject(question).stream().map(Version::subject).toList());
    }

    String types(Question question) {
        return texts(List.of("AVRO"));
    }

    String schemas(Question question) {
        String prefix = question.query("subjectPrefix").orElse("");
        boolean newest = question.asks("latestOnly");
        Stream<Version> found = subjects.names(prefix).stream()
                .flatMap(subject -> newest
                        ? Stream.of(subjects.of(subject).lastEntry().getValue())
                        : subjects.of(subject).values().stream());
        List<Version> page = found.skip(question.number("offset", 0))
                .limit(question.number("limit", Integer.MAX_VALUE))
                .toList();
        return JsonText.of(json -> {
            json.writeStartArray();
            for (Version version : page) {
                write(json, version);
            }
            json.writeEndArray();
        });
    }

    String config(Question question) {
        return word("compatibilityLevel", LEVEL);
    }

    String subjectConfig(Question question) {
        return config(known(question));
    }

    String mode(Question question) {
        return word("mode", "READONLY");
    }

    String subjectMode(Question question) {
        return mode(known(question));
    }

    String contexts(Question question) {
        return texts(List.of("."));
    }

    /** What goes for all goes for a subject that is not known only where that is asked for. */
    private Question known(Question question) {
        String subject = question.path("subject");
        if (subjects.find(subject).isEmpty() && !question.asks("defaultToGlobal")) {
            throw RegistryException.noSubject(subject);
        }
        return question;
    }

    private Version asked(Question question) {
        return subjects.version(question.path("subject"), question.path("version"));
    }

    private List<Version> ofSubject(Question question) {
        String subject = question.query("subject").orElse("");
        return subjects.ofId(question.path("id")).stream()
                .filter(version -> subject.isEmpty() || version.subject().equals(subject))
                .toList();
    }

    static void write(JsonGenerator json, Version version) throws IOException {
        json.writeStartObject();
        json.writeStringField("subject", version.subject());
        json.writeNumberField("version", version.number());
        json.writeNumberField("id", version.id());
        json.writeStringField("schema", version.schema().toString());
        json.writeEndObject();
    }

    private static String word(String name, String value) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField(name, value);
            json.writeEndObject();
        });
    }

    private static String texts(Collection<String> texts) {
        return JsonText.of(json -> {
            json.writeStartArray();
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        });
    }

    private static String numbers(Collection<Integer> numbers) {
        return JsonText.of(json -> {
            json.writeStartArray();
            for (int number : numbers) {
                json.writeNumber(number);
            }
            json.writeEndArray();
        });
    }
}
