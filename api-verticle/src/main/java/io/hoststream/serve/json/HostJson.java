package io.hoststream.serve.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.serve.view.HostView;
import java.io.IOException;
import java.time.Instant;

/** A host in a list of hosts. */
public final class HostJson {

    private HostJson() {}

    /** Writes the host as REST shows it. */
    public static void write(JsonGenerator json, HostView host) throws IOException {
        json.writeStartObject();
        members(json, host);
        json.writeEndObject();
    }

    /** Writes the host as the live feed shows it: with its interval. */
    public static void writeLive(JsonGenerator json, HostView host) throws IOException {
        json.writeStartObject();
        members(json, host);
        json.writeNumberField("intervalMs", host.interval().toMillis());
        json.writeEndObject();
    }

    private static void members(JsonGenerator json, HostView host) throws IOException {
        json.writeStringField("host", host.host());
        json.writeStringField("hostId", host.hostId());
        JsonText.labels(json, "labels", host.labels());
        json.writeStringField("status", host.status().name());
        json.writeStringField(
                "lastSeen", Instant.ofEpochMilli(host.lastSeenMillis()).toString());
        if (host.otherHostId().isPresent()) {
            json.writeStringField("otherHostId", host.otherHostId().get());
        }
    }
}
