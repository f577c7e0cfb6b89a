package io.hoststream.serve.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.json.AccessJson;
import io.hoststream.serve.json.HostJson;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.Locale;

/** What there is: a host, the metrics, the access of the one who asks. */
final class ListOperations {

    private static final String CATALOGUE = catalogue();

    private final LiveView view;

    ListOperations(LiveView view) {
        this.view = view;
    }

    /** One host, with what it is. */
    Future<String> host(Call call) {
        HostView host = Names.host(call, view);
        return Future.succeededFuture(JsonText.of(json -> HostJson.writeWhole(json, host, call.access())));
    }

    /** What the one who asks may do and see. */
    Future<String> access(Call call) {
        return Future.succeededFuture(JsonText.of(json -> AccessJson.write(json, call.access())));
    }

    Future<String> metrics(Call call) {
        return Future.succeededFuture(CATALOGUE);
    }

    /** One metric. */
    Future<String> metric(Call call) {
        Metric metric = Names.metric(call.path("metric"));
        return Future.succeededFuture(JsonText.of(json -> write(json, metric)));
    }

    private static String catalogue() {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("metrics");
            for (Metric metric : Metric.values()) {
                write(json, metric);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Metric metric) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", metric.id());
        json.writeStringField("unit", metric.unit().symbol());
        json.writeStringField("kind", metric.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("scope", metric.scope().id());
        json.writeStringField("help", metric.help());
        json.writeEndObject();
    }
}
