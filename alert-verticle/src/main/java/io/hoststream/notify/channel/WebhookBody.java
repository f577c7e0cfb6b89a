package io.hoststream.notify.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Cause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as JSON, in a form that is documented and numbered: within a number, fields are only ever added. */
final class WebhookBody {

    /** The name of the form. */
    static final String SCHEMA = "hoststream/notification/1";

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_CHARACTERS = 500_000;

    private final Message message;
    private final String delivery;
    private int left = MOST_CHARACTERS;

    private WebhookBody(Message message, String delivery) {
        this.message = message;
        this.delivery = delivery;
    }

    /** The body; alerts for which there is no room are counted only. */
    static byte[] of(Message message, String delivery) {
        return new WebhookBody(message, delivery).write();
    }

    private byte[] write() {
        List<String> firing = fitting(message.firing());
        List<String> resolved = fitting(message.resolved());
        int leftOut =
                message.firing().size() - firing.size() + message.resolved().size() - resolved.size();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("delivery", delivery);
            json.writeStringField("kind", message.kind().name());
            json.writeStringField("group", message.group());
            write("groupLabels", message.groupLabels(), json);
            json.writeStringField("headline", Wording.headline(message));
            write("firing", firing, json);
            write("resolved", resolved, json);
            json.writeNumberField("more", message.more() + leftOut);
            json.writeStringField("note", message.note());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private List<String> fitting(List<Item> items) {
        List<String> alerts = new ArrayList<>();
        for (Item item : items) {
            String alert = alert(item);
            left -= alert.length();
            if (left < 0) {
                break;
            }
            alerts.add(alert);
        }
        return alerts;
    }

    private static String alert(Item item) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            identity(item.event(), json);
            figures(item.event(), json);
            json.writeStringField("link", item.link());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private static void identity(AlertEvent event, JsonGenerator json) throws IOException {
        json.writeStringField("id", event.getId());
        json.writeStringField("rule", event.getRule());
        json.writeStringField("kind", event.getKind());
        json.writeStringField("severity", event.getSeverity().name());
        json.writeStringField("state", event.getState().name());
        json.writeStringField("host", event.getHost());
        json.writeStringField("hostId", event.getHostId());
        write("hostLabels", event.getHostLabels(), json);
        json.writeStringField("metric", event.getMetric());
        write("deviceLabels", event.getDeviceLabels(), json);
        write("labels", event.getLabels(), json);
        json.writeStringField("summary", event.getSummary());
        json.writeStringField("runbook", event.getRunbook());
    }

    private static void figures(AlertEvent event, JsonGenerator json) throws IOException {
        number("value", event.getValue(), json);
        number("limit", event.getLimit(), json);
        number("expected", event.getExpected(), json);
        number("measured", event.getMeasured(), json);
        json.writeStringField("since", event.getSince().toString());
        json.writeStringField("time", event.getTime().toString());
        json.writeStringField(
                "reaches",
                event.getReaches() == null ? null : event.getReaches().toString());
        json.writeNumberField("fires", event.getFires());
        json.writeBooleanField("quiet", event.getQuiet());
        json.writeBooleanField("backlog", event.getBacklog());
        cause(event.getCause(), json);
    }

    /** JSON has no numbers that are none. */
    private static void number(String name, @Nullable Double value, JsonGenerator json) throws IOException {
        if (value == null || !Double.isFinite(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    private static void cause(@Nullable Cause cause, JsonGenerator json) throws IOException {
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

    private static void write(String name, Map<String, String> values, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    private static void write(String name, List<String> objects, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String object : objects) {
            json.writeRawValue(object);
        }
        json.writeEndArray();
    }
}
