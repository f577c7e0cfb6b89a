package io.hoststream.serve.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.avro.Severity;
import io.hoststream.avro.Silence;
import io.hoststream.serve.access.Access;
import java.io.IOException;
import java.time.Instant;

/** A silence as REST and the live feed show it. */
public final class SilenceJson {

    private SilenceJson() {}

    /**
     * Writes the silence as somebody may see it: who made it and why is between those to whom all of its hosts exist, since
     * people name hosts in comments; whether it is so for them says {@code yours}.
     */
    public static void write(JsonGenerator json, Silence silence, Access access) throws IOException {
        json.writeStartObject();
        members(json, silence, access);
        json.writeEndObject();
    }

    /** Writes the silence with whether it holds at that time: {@code active}, {@code pending} or {@code ended}. */
    public static void write(JsonGenerator json, Silence silence, Access access, Instant now) throws IOException {
        json.writeStartObject();
        members(json, silence, access);
        json.writeStringField("state", state(silence, now));
        json.writeEndObject();
    }

    private static void members(JsonGenerator json, Silence silence, Access access) throws IOException {
        boolean whole = access.covers(silence);
        json.writeStringField("id", silence.getId());
        if (whole) {
            json.writeStringField("author", silence.getAuthor());
            json.writeStringField("comment", silence.getComment());
        } else {
            json.writeNullField("author");
            json.writeNullField("comment");
        }
        json.writeBooleanField("yours", whole);
        json.writeNumberField("created", silence.getCreated().toEpochMilli());
        json.writeNumberField("from", silence.getFrom().toEpochMilli());
        json.writeNumberField("until", silence.getUntil().toEpochMilli());
        json.writeStringField("host", silence.getHost());
        json.writeStringField("rule", silence.getRule());
        json.writeStringField("device", silence.getDevice());
        Severity severity = silence.getSeverity();
        json.writeStringField("severity", severity == null ? null : severity.name());
        JsonText.labels(json, "labels", silence.getLabels());
    }

    private static String state(Silence silence, Instant now) {
        if (!now.isBefore(silence.getUntil())) {
            return "ended";
        }
        return now.isBefore(silence.getFrom()) ? "pending" : "active";
    }
}
