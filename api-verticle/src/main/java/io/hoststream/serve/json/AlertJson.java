package io.hoststream.serve.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Cause;
import io.hoststream.avro.Silence;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.serve.view.AlertLife;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An alert as REST and the live feed show it. */
public final class AlertJson {

    private AlertJson() {}

    /** Writes an event of an alert. */
    public static void write(JsonGenerator json, AlertEvent event) throws IOException {
        json.writeStartObject();
        members(json, event, event.getState());
        json.writeEndObject();
    }

    /** Writes an event of an alert, and the silences that are for it. */
    public static void write(JsonGenerator json, AlertEvent event, List<Silence> silences) throws IOException {
        json.writeStartObject();
        members(json, event, event.getState());
        json.writeArrayFieldStart("silencedBy");
        for (Silence silence : silences) {
            json.writeString(silence.getId());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes an alert of the past: the event that says the most of it, with what became of it in the end. */
    public static void write(JsonGenerator json, AlertLife life) throws IOException {
        json.writeStartObject();
        members(json, life.telling(), life.newest().getState());
        json.writeStringField("worst", life.worst().name());
        time(json, "firedAt", life.firedAt());
        time(json, "endedAt", life.endedAt());
        json.writeNumberField("eventCount", life.eventCount());
        json.writeEndObject();
    }

    private static void members(JsonGenerator json, AlertEvent event, AlertState state) throws IOException {
        json.writeStringField("id", event.getId());
        json.writeStringField("rule", event.getRule());
        json.writeStringField("kind", event.getKind());
        json.writeStringField("severity", event.getSeverity().name());
        json.writeStringField("state", state.name());
        json.writeStringField("host", event.getHost());
        json.writeStringField("hostId", event.getHostId());
        JsonText.labels(json, "hostLabels", event.getHostLabels());
        json.writeStringField("metric", event.getMetric());
        JsonText.labels(json, "labels", event.getDeviceLabels());
        JsonText.labels(json, "ruleLabels", event.getLabels());
        json.writeStringField("summary", event.getSummary());
        json.writeStringField("runbook", event.getRunbook());
        json.writeBooleanField("quiet", event.getQuiet());
        json.writeBooleanField("backlog", event.getBacklog());
        json.writeNumberField("fires", event.getFires());
        why(json, event);
    }

    /** What made it what it is. */
    private static void why(JsonGenerator json, AlertEvent event) throws IOException {
        json.writeNumberField("since", event.getSince().toEpochMilli());
        json.writeNumberField("at", event.getTime().toEpochMilli());
        number(json, "value", event.getValue());
        number(json, "limit", event.getLimit());
        json.writeStringField(
                "unit",
                Metrics.find(event.getMetric())
                        .map(metric -> metric.unit().symbol())
                        .orElse(""));
        number(json, "measured", event.getMeasured());
        number(json, "expected", event.getExpected());
        Instant reaches = event.getReaches();
        time(json, "reaches", reaches == null ? OptionalLong.empty() : OptionalLong.of(reaches.toEpochMilli()));
        cause(json, event.getCause());
    }

    private static void cause(JsonGenerator json, @Nullable Cause cause) throws IOException {
        if (cause == null) {
            json.writeNullField("cause");
            return;
        }
        json.writeObjectFieldStart("cause");
        json.writeStringField("topic", cause.getTopic());
        json.writeNumberField("partition", cause.getPartition());
        json.writeNumberField("firstOffset", cause.getFirstOffset());
        json.writeNumberField("lastOffset", cause.getLastOffset());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, @Nullable Double value) throws IOException {
        json.writeFieldName(name);
        JsonText.number(json, value == null ? Double.NaN : value);
    }

    private static void time(JsonGenerator json, String name, OptionalLong millis) throws IOException {
        if (millis.isPresent()) {
            json.writeNumberField(name, millis.getAsLong());
        } else {
            json.writeNullField(name);
        }
    }
}
