package io.hoststream.serve.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.view.Series;
import java.io.IOException;
import java.util.Map;

/**
 * What a column of a host's values is.
 *
 * @param metric what it measures
 * @param labels what tells it apart from the host's other columns of the metric
 */
record Column(Metric metric, Map<String, String> labels) {

    static Column of(Series series) {
        return new Column(series.metric(), series.labels());
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        json.writeString(metric.id());
        json.writeStartObject();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
        json.writeEndArray();
    }
}
