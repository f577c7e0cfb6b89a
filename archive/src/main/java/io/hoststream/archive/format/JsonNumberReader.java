package io.hoststream.archive.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the number of a sample out of its line. The whole line is parsed, so that a damaged one is found. */
final class JsonNumberReader {

    private final JsonFactory factory;
    private @Nullable String hostId;
    private @Nullable String epoch;
    private long sequence;

    JsonNumberReader(JsonFactory factory) {
        this.factory = factory;
    }

    SampleNumber read(String line) throws IOException {
        hostId = null;
        epoch = null;
        sequence = 0;
        try (JsonParser json = factory.createParser(line)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, "no object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                field(json);
            }
            expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null, "more than one object");
        }
        if (hostId == null || epoch == null || sequence <= 0) {
            throw new MalformedFileException("no hostId, epoch or sequence");
        }
        return new SampleNumber(hostId, Rfc3339.parse(epoch).toEpochMilli(), sequence);
    }

    private void field(JsonParser json) throws IOException {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
            case "hostId" -> hostId = json.getText();
            case "epoch" -> epoch = json.getText();
            case "sequence" -> sequence = json.getLongValue();
            default -> json.skipChildren();
        }
    }

    private static void expect(boolean holds, String otherwise) throws MalformedFileException {
        if (!holds) {
            throw new MalformedFileException(otherwise);
        }
    }
}
