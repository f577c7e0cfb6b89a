package io.hoststream.serve.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.hoststream.schema.alert.Glob;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes keys as {@link KeyReader} reads them. Pure. */
final class KeyWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private KeyWriter() {}

    static String write(KeySet keys) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeArrayFieldStart("keys");
            for (StoredKey key : keys.all()) {
                write(json, key);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, StoredKey key) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", key.id());
        json.writeStringField("name", key.name());
        json.writeStringField("sha256", key.digest().hex());
        texts(json, "permissions", key.scope().permissionWords());
        texts(json, "hosts", patterns(key.scope().hosts()));
        texts(json, "groups", patterns(key.scope().groups()));
        time(json, "created", key.life().created());
        time(json, "expires", key.life().expires());
        time(json, "revoked", key.life().revoked());
        json.writeEndObject();
    }

    private static Collection<String> patterns(Set<Glob> globs) {
        return globs.stream().map(Glob::pattern).sorted().toList();
    }

    private static void texts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        json.writeStringField(name, time == null ? null : time.toString());
    }
}
