package io.hoststream.serve.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.avro.Expected;
import io.hoststream.avro.Outlook;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.serve.outlook.Lesson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What was learned of a series, as JSON. Times are milliseconds since 1970, numbers in the metric's unit. */
public final class LessonJson {

    private LessonJson() {}

    /** Writes where a series is heading. */
    public static void forecast(JsonGenerator json, Lesson lesson, Outlook outlook) throws IOException {
        begin(json, lesson);
        number(json, "now", outlook.getNow());
        number(json, "perDay", outlook.getPerDay());
        number(json, "lowPerDay", outlook.getLowPerDay());
        number(json, "highPerDay", outlook.getHighPerDay());
        number(json, "limit", outlook.getLimit());
        json.writeFieldName("reaches");
        if (outlook.getReaches() == null) {
            json.writeNull();
        } else {
            json.writeNumber(outlook.getReaches().toEpochMilli());
        }
        end(json, lesson);
    }

    /** Writes what is usual for a series, and how far its last value was from that. */
    public static void anomaly(JsonGenerator json, Lesson lesson, Expected expected) throws IOException {
        begin(json, lesson);
        Double measured = expected.getMeasured();
        number(json, "expected", expected.getCenter());
        number(json, "spread", expected.getSpread());
        number(json, "measured", measured);
        number(json, "score", measured == null ? null : (measured - expected.getCenter()) / expected.getSpread());
        number(json, "warning", expected.getWarning());
        number(json, "critical", expected.getCritical());
        end(json, lesson);
    }

    private static void begin(JsonGenerator json, Lesson lesson) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", lesson.host());
        json.writeStringField("metric", lesson.metric());
        JsonText.labels(json, "labels", lesson.labels());
        json.writeStringField("rule", lesson.rule());
        json.writeNumberField("at", lesson.at());
    }

    private static void end(JsonGenerator json, Lesson lesson) throws IOException {
        json.writeStringField(
                "unit",
                Metrics.find(lesson.metric())
                        .map(metric -> metric.unit().symbol())
                        .orElse(""));
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, @Nullable Double value) throws IOException {
        json.writeFieldName(name);
        JsonText.number(json, value == null ? Double.NaN : value);
    }
}
