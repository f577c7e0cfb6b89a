package io.hoststream.serve.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.Series;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The newest values of many hosts: of those that are named, or of those in a group, or of all. */
final class LatestOperation implements Operation {

    private static final int NOT_FOUND = 404;
    private static final String GROUP = "group";

    private final LiveView view;

    LatestOperation(LiveView view) {
        this.view = view;
    }

    @Override
    public Future<String> answer(Call call) {
        Set<Metric> metrics = EnumSet.noneOf(Metric.class);
        call.list("metric").forEach(name -> metrics.add(Names.metric(name)));
        List<HostView> hosts = hosts(call);
        return Future.succeededFuture(JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("values");
            for (HostView host : hosts) {
                for (Series series : host.series()) {
                    if (metrics.contains(series.metric())) {
                        value(json, host, series);
                    }
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private List<HostView> hosts(Call call) {
        List<String> names = call.list("host");
        Optional<String> group = call.one(GROUP);
        if (names.isEmpty()) {
            List<HostView> found = view.hosts(call.access()).stream()
                    .filter(host -> group.isEmpty() || host.groups().contains(group.get()))
                    .toList();
            if (group.isPresent() && found.isEmpty()) {
                throw new ProblemException(NOT_FOUND, "group " + Names.shortened(group.get()) + " has no hosts");
            }
            return found;
        }
        if (group.isPresent()) {
            throw Call.bad("host and group are both there; expected one of them");
        }
        return names.stream().map(name -> Names.host(call, view, name)).toList();
    }

    private static void value(JsonGenerator json, HostView host, Series series) throws IOException {
        double value = host.current(series);
        if (Double.isNaN(value)) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("host", host.host());
        json.writeStringField("metric", series.metric().id());
        JsonText.labels(json, "labels", series.labels());
        json.writeFieldName("value");
        JsonText.number(json, value);
        json.writeStringField("unit", series.metric().unit().symbol());
        json.writeStringField(
                "timestamp", Instant.ofEpochMilli(series.lastTime()).toString());
        json.writeEndObject();
    }
}
