package io.hoststream.serve.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesPoints;
import java.io.IOException;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/** The answer to a question about the past. */
public final class AnswerJson {

    private AnswerJson() {}

    /** The answer; with a step, each point's least, greatest and average value stand beside it. */
    public static String of(RangeQuestion question, Answer answer) {
        boolean stepped = question.step().isPresent();
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("series");
            for (SeriesPoints series : answer.series()) {
                write(json, series, stepped);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("warnings");
            for (String warning : answer.warnings()) {
                json.writeString(warning);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, SeriesPoints series, boolean stepped) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", series.key().host());
        json.writeStringField("metric", series.key().metric().id());
        JsonText.labels(json, "labels", new TreeMap<>(series.key().labels()));
        json.writeArrayFieldStart("points");
        for (int i = 0; i < series.size(); i++) {
            json.writeStartArray();
            json.writeNumber(series.time(i));
            JsonText.number(json, series.value(i));
            json.writeEndArray();
        }
        json.writeEndArray();
        if (stepped) {
            column(json, "min", series, series::least);
            column(json, "max", series, series::greatest);
            column(json, "average", series, series::average);
        }
        json.writeEndObject();
    }

    private static void column(JsonGenerator json, String name, SeriesPoints series, IntToDoubleFunction values)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < series.size(); i++) {
            JsonText.number(json, values.applyAsDouble(i));
        }
        json.writeEndArray();
    }
}
