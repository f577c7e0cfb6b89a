package io.hoststream.serve.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.serve.view.Alert;
import java.io.IOException;

/** An alert as REST and the live feed show it. */
public final class AlertJson {

    private AlertJson() {}

    /** Writes the alert. */
    public static void write(JsonGenerator json, Alert alert) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", alert.id());
        json.writeStringField("rule", alert.rule());
        json.writeStringField("severity", alert.severity().name());
        json.writeStringField("state", alert.state().name());
        json.writeStringField("host", alert.host());
        json.writeStringField("hostId", alert.subject().hostId());
        json.writeStringField("metric", alert.subject().metric());
        JsonText.labels(json, "labels", alert.subject().labels());
        json.writeFieldName("value");
        JsonText.number(json, alert.reading().value());
        json.writeFieldName("limit");
        JsonText.number(json, alert.reading().limit());
        json.writeNumberField("since", alert.reading().sinceMillis());
        json.writeNumberField("at", alert.reading().atMillis());
        json.writeStringField("summary", alert.summary());
        json.writeEndObject();
    }
}
