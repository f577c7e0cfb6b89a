package io.hoststream.serve.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When keys were last used, in a file beside the keys. Best effort: who asks for nothing else than whether a key is still
 * in use can do without the last minute, and a file that cannot be read is begun anew.
 */
public final class KeyUses {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Path path;

    KeyUses(Path path) {
        this.path = path;
    }

    /** The last use that is noted of each key, by identity. */
    public Map<String, Instant> read() {
        Map<String, Instant> uses = new TreeMap<>();
        try {
            StrictJson.object(Files.readString(path, StandardCharsets.UTF_8)).forEach((id, at) -> {
                if (ApiKey.isId(id)) {
                    uses.put(id, Instant.parse(String.valueOf(at)));
                }
            });
        } catch (NoSuchFileException e) {
            LOG.debug("file={} is not there yet", path);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            LOG.warn("file={} does not say when keys were last used, and is begun anew: {}", path, e.toString());
            return new TreeMap<>();
        }
        return uses;
    }

    /** Adds uses to those that this and other servers noted before. */
    void add(Map<String, Instant> newer) {
        Map<String, Instant> all = read();
        newer.forEach((id, at) -> all.merge(id, at, (a, b) -> a.isBefore(b) ? b : a));
        try {
            OwnerOnly.replace(path, text(all));
        } catch (IOException e) {
            LOG.warn("when keys were last used cannot be noted in file={}: {}", path, e.toString());
        }
    }

    private static String text(Map<String, Instant> uses) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Instant> use : uses.entrySet()) {
                json.writeStringField(use.getKey(), use.getValue().toString());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }
}
