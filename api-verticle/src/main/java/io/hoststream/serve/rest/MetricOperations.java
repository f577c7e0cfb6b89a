package io.hoststream.serve.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.Series;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Predicate;

/** The newest values of one host. */
final class MetricOperations {

    private final LiveView view;

    MetricOperations(LiveView view) {
        this.view = view;
    }

    /** Every value that holds. */
    Future<String> latest(Call call) {
        HostView host = Names.host(call, view);
        return Future.succeededFuture(values(host, series -> true));
    }

    /** One metric, with all its devices. */
    Future<String> metric(Call call) {
        HostView host = Names.host(call, view);
        Metric metric = Names.metric(call.path("metric"));
        return Future.succeededFuture(values(host, series -> series.metric() == metric));
    }

    private static String values(HostView host, Predicate<Series> wanted) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("host", host.host());
            if (host.rows() > 0) {
                json.writeStringField(
                        "timestamp",
                        Instant.ofEpochMilli(host.time(host.rows() - 1)).toString());
            } else {
                json.writeNullField("timestamp");
            }
            json.writeArrayFieldStart("metrics");
            for (Series series : host.series()) {
                if (wanted.test(series)) {
                    value(json, series, host.current(series));
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void value(JsonGenerator json, Series series, double value) throws IOException {
        if (Double.isNaN(value)) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("metric", series.metric().id());
        JsonText.labels(json, "labels", series.labels());
        json.writeFieldName("value");
        JsonText.number(json, value);
        json.writeStringField("unit", series.metric().unit().symbol());
        json.writeEndObject();
    }
}
