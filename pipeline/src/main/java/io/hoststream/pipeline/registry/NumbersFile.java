package io.hoststream.pipeline.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a registry said last, on disk, so that a process can start while the registry is away. */
final class NumbersFile {

    private static final Logger LOG = LoggerFactory.getLogger(NumbersFile.class);
    private static final String NAME = "schema-ids.json";

    private final Path data;
    private final Path file;
    private final String url;

    /** The file in a data directory; only what this registry said counts. */
    NumbersFile(Path data, String url) {
        this.data = data;
        this.file = data.resolve(NAME);
        this.url = url;
    }

    /** What is there; empty if there is nothing, or nothing of use. */
    Optional<Numbers> load() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (JsonParser json = RegistryConnection.JSON.createParser(Files.readString(file))) {
            return read(json).map(Numbers::new).filter(Numbers::complete);
        } catch (IOException e) {
            LOG.warn("{} cannot be read and is left alone: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Map<Integer, Integer>> read(JsonParser json) throws IOException {
        Map<Integer, Integer> numbers = new HashMap<>();
        boolean same = false;
        while (json.nextToken() != null) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                same = json.getText().equals(url);
            } else if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && json.currentName().matches("[0-9]{1,9}")) {
                numbers.put(Integer.valueOf(json.currentName()), json.getIntValue());
            }
        }
        return same ? Optional.of(numbers) : Optional.empty();
    }

    /** Writes them, whole or not at all. A disk that does not take them is told, and no reason to stop. */
    void save(Numbers numbers) {
        Path beside = file.resolveSibling(NAME + ".new");
        if (!Files.isDirectory(data)) {
            // A command that keeps nothing.
            return;
        }
        try {
            Files.writeString(beside, text(numbers), StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("the schema ids could not be kept in {}: {}", file, e.toString());
        }
    }

    private String text(Numbers numbers) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = RegistryConnection.JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("registry", url);
            json.writeObjectFieldStart("ids");
            for (Map.Entry<Integer, Integer> number : new TreeMap<>(numbers.byFixed()).entrySet()) {
                json.writeNumberField(number.getKey().toString(), number.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }
}
