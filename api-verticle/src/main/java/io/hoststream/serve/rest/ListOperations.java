package io.hoststream.serve.rest;

import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.json.HostJson;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import java.util.Locale;

/** What there is: hosts, metrics. */
final class ListOperations {

    private static final String CATALOGUE = catalogue();

    private final LiveView view;

    ListOperations(LiveView view) {
        this.view = view;
    }

    Future<String> hosts(Call call) {
        return Future.succeededFuture(JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("hosts");
            for (HostView host : view.hosts(call.access())) {
                HostJson.write(json, host, call.access());
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    Future<String> metrics(Call call) {
        return Future.succeededFuture(CATALOGUE);
    }

    private static String catalogue() {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("metrics");
            for (Metric metric : Metric.values()) {
                json.writeStartObject();
                json.writeStringField("name", metric.id());
                json.writeStringField("unit", metric.unit().symbol());
                json.writeStringField("kind", metric.kind().name().toLowerCase(Locale.ROOT));
                json.writeStringField("scope", metric.scope().id());
                json.writeStringField("help", metric.help());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
