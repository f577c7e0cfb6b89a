package io.hoststream.serve.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.Warning;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A host in a list of hosts. */
public final class HostJson {

    private static final double MILLIS_PER_SECOND = 1000;

    private HostJson() {}

    /** Writes the host as REST shows it to somebody. */
    public static void write(JsonGenerator json, HostView host, Access access) throws IOException {
        json.writeStartObject();
        members(json, host, access);
        json.writeEndObject();
    }

    /** Writes the host as the live feed shows it to somebody: with its intervals, in effect and as set. */
    public static void writeLive(JsonGenerator json, HostView host, Access access) throws IOException {
        json.writeStartObject();
        members(json, host, access);
        json.writeNumberField("intervalMs", host.interval().toMillis());
        json.writeNumberField("usualIntervalMs", host.usualInterval().toMillis());
        json.writeEndObject();
    }

    /** Writes all that is known of the host: also its intervals, in seconds, when it was heard first, and what it is. */
    public static void writeWhole(JsonGenerator json, HostView host, Access access) throws IOException {
        json.writeStartObject();
        members(json, host, access);
        json.writeStringField(
                "firstSeen", Instant.ofEpochMilli(host.firstSeenMillis()).toString());
        seconds(json, "interval", host.interval());
        seconds(json, "usualInterval", host.usualInterval());
        HostInfoJson.write(json, host.info());
        json.writeEndObject();
    }

    private static void seconds(JsonGenerator json, String name, Duration time) throws IOException {
        json.writeFieldName(name);
        JsonText.number(json, time.toMillis() / MILLIS_PER_SECOND);
    }

    private static void members(JsonGenerator json, HostView host, Access access) throws IOException {
        json.writeStringField("host", host.host());
        json.writeStringField("hostId", host.hostId());
        JsonText.labels(json, "labels", host.labels());
        json.writeArrayFieldStart("groups");
        for (String group : host.groups()) {
            json.writeString(group);
        }
        json.writeEndArray();
        json.writeStringField("status", host.status().name());
        json.writeStringField("state", host.state().text());
        json.writeObjectFieldStart("alerts");
        json.writeNumberField("warning", host.alerts().warning());
        json.writeNumberField("critical", host.alerts().critical());
        json.writeEndObject();
        json.writeStringField(
                "lastSeen", Instant.ofEpochMilli(host.lastSeenMillis()).toString());
        warnings(json, host, access);
    }

    private static void warnings(JsonGenerator json, HostView host, Access access) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Warning warning : host.warnings()) {
            json.writeStartObject();
            json.writeStringField("code", warning.code().text());
            json.writeStringField("detail", warning.detail(access));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
