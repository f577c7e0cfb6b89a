package io.hoststream.alert.backtest.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.alert.backtest.Episode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Alerts for programs. */
final class EpisodeJson {

    private EpisodeJson() {}

    static void write(String name, List<Episode> episodes, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (Episode episode : episodes) {
            write(episode, json);
        }
        json.writeEndArray();
    }

    static void write(Episode episode, JsonGenerator json) throws IOException {
        json.writeStartObject();
        subject(episode, json);
        course(episode, json);
        json.writeStringField("why", episode.why());
        json.writeEndObject();
    }

    private static void subject(Episode episode, JsonGenerator json) throws IOException {
        json.writeStringField("rule", episode.subject().rule());
        json.writeStringField("kind", episode.subject().kind());
        json.writeStringField("severity", Words.severity(episode.course().worst()));
        json.writeStringField("host", episode.subject().host());
        json.writeStringField("metric", episode.subject().metric());
        json.writeStringField("device", episode.subject().deviceName());
        json.writeObjectFieldStart("labels");
        for (Map.Entry<String, String> label : new TreeMap<>(episode.subject().device()).entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
    }

    private static void course(Episode episode, JsonGenerator json) throws IOException {
        Instant resolved = episode.times().resolved();
        json.writeStringField("since", Words.time(episode.times().since()));
        json.writeStringField("fired", Words.time(episode.times().fired()));
        if (resolved == null) {
            json.writeNullField("resolved");
        } else {
            json.writeStringField("resolved", Words.time(resolved));
        }
        json.writeNumberField("lastedSeconds", episode.times().lasted().toSeconds());
        json.writeNumberField("peak", episode.course().peak());
        json.writeNumberField("limit", episode.course().limit());
        json.writeNumberField("pages", episode.course().pages());
        json.writeBooleanField("quiet", episode.course().quiet());
        json.writeBooleanField("flapping", episode.course().flapping());
        json.writeBooleanField("selfResolved", episode.resolvedItself());
    }
}
