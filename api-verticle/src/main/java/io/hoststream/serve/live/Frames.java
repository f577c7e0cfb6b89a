package io.hoststream.serve.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.avro.Silence;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Permission;
import io.hoststream.serve.json.AlertJson;
import io.hoststream.serve.json.HostJson;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.json.SilenceJson;
import io.hoststream.serve.travel.Cursor;
import io.hoststream.serve.travel.Position;
import io.hoststream.serve.view.Alert;
import io.hoststream.serve.view.HostView;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frames that are not about samples. */
final class Frames {

    static final String PROTOCOL = "hoststream.v1";
    static final String PING = "{\"type\":\"ping\"}";
    static final String PONG = "{\"type\":\"pong\"}";

    private Frames() {}

    static String welcome(Access access, Duration heartbeat, long nowMillis) {
        return JsonText.of(json -> {
            start(json, "welcome");
            json.writeStringField("protocol", PROTOCOL);
            json.writeNumberField("heartbeatMs", heartbeat.toMillis());
            json.writeNumberField("serverTime", nowMillis);
            json.writeBooleanField("maySilence", access.may(Permission.SILENCE));
            json.writeEndObject();
        });
    }

    static String error(CloseCode code, String detail) {
        return JsonText.of(json -> {
            start(json, "error");
            json.writeNumberField("code", code.number());
            json.writeStringField("detail", detail);
            json.writeEndObject();
        });
    }

    /** All hosts that exist for somebody. */
    static String allHosts(List<HostView> hosts, Access access) {
        return JsonText.of(json -> {
            start(json, "hosts");
            json.writeBooleanField("full", true);
            hosts(json, hosts, access);
            json.writeEndObject();
        });
    }

    /** The hosts that changed or left, all of which exist for somebody. */
    static String someHosts(List<HostView> changed, List<String> removed, Access access) {
        return JsonText.of(json -> {
            start(json, "hosts");
            hosts(json, changed, access);
            if (!removed.isEmpty()) {
                json.writeFieldName("removed");
                json.writeArray(removed.toArray(String[]::new), 0, removed.size());
            }
            json.writeEndObject();
        });
    }

    static String alerts(Collection<Alert> alerts) {
        return JsonText.of(json -> {
            start(json, "alerts");
            json.writeArrayFieldStart("alerts");
            for (Alert alert : alerts) {
                AlertJson.write(json, alert.event());
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** All silences that may be for hosts that exist for somebody. */
    static String silences(List<Silence> silences, Access access) {
        return JsonText.of(json -> {
            start(json, "silences");
            json.writeArrayFieldStart("silences");
            for (Silence silence : silences) {
                SilenceJson.write(json, silence, access);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static String silence(Silence silence, Access access) {
        return JsonText.of(json -> {
            start(json, "silence");
            json.writeFieldName("silence");
            SilenceJson.write(json, silence, access);
            json.writeEndObject();
        });
    }

    static String alert(Alert alert) {
        return JsonText.of(json -> {
            start(json, "alert");
            json.writeFieldName("event");
            AlertJson.write(json, alert.event());
            json.writeEndObject();
        });
    }

    /** Adds a text as JSON writes it. */
    static StringBuilder quote(StringBuilder to, String text) {
        return to.append(JsonText.of(json -> json.writeString(text)));
    }

    /**
     * Something that cannot be brought.
     *
     * @param fromMillis when it began; milliseconds since 1970
     * @param toMillis when it ended
     * @param samples how many samples it is; null where that is not known
     * @param reason why
     */
    record Gap(long fromMillis, long toMillis, @Nullable Long samples, String reason) {}

    /** A gap of one host, or of all if its number is negative. */
    static String gap(String id, int host, Gap gap) {
        return JsonText.of(json -> {
            start(json, "gap");
            json.writeStringField("id", id);
            if (host >= 0) {
                json.writeNumberField("h", host);
            }
            json.writeNumberField("from", gap.fromMillis());
            json.writeNumberField("to", gap.toMillis());
            json.writeFieldName("samples");
            if (gap.samples() == null) {
                json.writeNull();
            } else {
                json.writeNumber(gap.samples());
            }
            json.writeStringField("reason", gap.reason());
            json.writeEndObject();
        });
    }

    static String resumed(String id, long rows, long skipped) {
        return JsonText.of(json -> {
            start(json, "resumed");
            json.writeStringField("id", id);
            json.writeNumberField("rows", rows);
            json.writeNumberField("skipped", skipped);
            json.writeEndObject();
        });
    }

    static String cursor(String id, Cursor cursor) {
        return JsonText.of(json -> {
            start(json, "cursor");
            json.writeStringField("id", id);
            json.writeStringField("cursor", cursor.text());
            json.writeEndObject();
        });
    }

    static String refused(String id, String detail) {
        return JsonText.of(json -> {
            start(json, "refused");
            json.writeStringField("id", id);
            json.writeStringField("detail", detail);
            json.writeEndObject();
        });
    }

    static String position(String id, Position position) {
        return JsonText.of(json -> {
            start(json, "position");
            json.writeStringField("id", id);
            json.writeNumberField("t", position.millis());
            json.writeNumberField("speed", position.speed());
            json.writeFieldName("oldest");
            if (position.oldestMillis().isPresent()) {
                json.writeNumber(position.oldestMillis().getAsLong());
            } else {
                json.writeNull();
            }
            json.writeStringField("state", position.state().text());
            json.writeEndObject();
        });
    }

    /** An error that concerns one subscription and does not end the connection. */
    static String error(String id, CloseCode code, String detail) {
        return JsonText.of(json -> {
            start(json, "error");
            json.writeStringField("id", id);
            json.writeNumberField("code", code.number());
            json.writeStringField("detail", detail);
            json.writeEndObject();
        });
    }

    static void start(JsonGenerator json, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
    }

    private static void hosts(JsonGenerator json, List<HostView> hosts, Access access) throws IOException {
        json.writeArrayFieldStart("hosts");
        for (HostView host : hosts) {
            HostJson.writeLive(json, host, access);
        }
        json.writeEndArray();
    }
}
