package io.hoststream.alert.backtest.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.alert.backtest.Accuracy;
import io.hoststream.alert.backtest.Detection;
import io.hoststream.alert.backtest.Episode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** How alerts stand against incidents, for programs. */
final class AccuracyJson {

    private AccuracyJson() {}

    static void write(Accuracy accuracy, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("accuracy");
        json.writeArrayFieldStart("incidents");
        for (Detection detection : accuracy.detections()) {
            write(detection, json);
        }
        json.writeEndArray();
        EpisodeJson.write("falseAlarms", accuracy.falseAlarms(), json);
        json.writeEndObject();
    }

    private static void write(Detection detection, JsonGenerator json) throws IOException {
        Duration delay = detection.delay();
        Episode by = detection.by();
        json.writeStartObject();
        json.writeStringField("host", detection.incident().host());
        json.writeStringField("kind", detection.incident().kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("start", Words.time(detection.incident().start()));
        json.writeStringField("end", Words.time(detection.incident().end()));
        json.writeStringField("verdict", detection.verdict().name().toLowerCase(Locale.ROOT));
        if (delay == null || by == null) {
            json.writeNullField("delaySeconds");
            json.writeNullField("rule");
        } else {
            json.writeNumberField("delaySeconds", delay.toSeconds());
            json.writeStringField("rule", by.subject().rule());
        }
        json.writeEndObject();
    }
}
