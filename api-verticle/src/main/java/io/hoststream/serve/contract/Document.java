package io.hoststream.serve.contract;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A document that says what the server promises.
 *
 * @param yaml as it was written
 * @param tree the same as JSON
 */
public record Document(String yaml, JsonObject tree) {

    /** Keeps a copy of its own. */
    public Document {
        tree = tree.copy();
    }

    @Override
    public JsonObject tree() {
        return tree.copy();
    }

    /** Reads a document from the class path. Blocks. */
    static Document read(String resource) {
        try (InputStream in = Document.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return of(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read from the class path", e);
        }
    }

    /** A document of that name for messages. */
    static Document of(String name, String text) {
        Object tree = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text);
        if (!(tree instanceof Map<?, ?> map)) {
            throw new IllegalStateException(name + " is no object");
        }
        return new Document(
                text,
                new JsonObject(Stream.of(map).map(Document::named).findFirst().orElseThrow()));
    }

    @SuppressWarnings("unchecked") // such a document has names for keys and nothing else
    private static Map<String, Object> named(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
