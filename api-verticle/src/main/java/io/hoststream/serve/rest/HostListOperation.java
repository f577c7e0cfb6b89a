package io.hoststream.serve.rest;

import io.hoststream.serve.json.HostJson;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The hosts: those that are asked for, in the order that is asked for, all at once or page by page. */
final class HostListOperation implements Operation {

    private final LiveView view;

    HostListOperation(LiveView view) {
        this.view = view;
    }

    @Override
    public Future<String> answer(Call call) {
        HostOrder order = HostOrder.of(call.one("sort").orElse("name"));
        Optional<HostOrder.Place> after = call.one("cursor").map(order::place);
        int limit = call.one("limit").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        Comparator<HostOrder.Place> places = order.places();
        Stream<HostView> wanted = view.hosts(call.access()).stream()
                .filter(HostFilter.of(call))
                .filter(host -> after.isEmpty() || places.compare(order.place(host), after.get()) > 0)
                .sorted(order.hosts());
        List<HostView> found = wanted.toList();
        List<HostView> page = found.subList(0, Math.min(limit, found.size()));
        return Future.succeededFuture(JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("hosts");
            for (HostView host : page) {
                HostJson.write(json, host, call.access());
            }
            json.writeEndArray();
            json.writeStringField("next", found.size() > limit ? order.cursor(page.get(limit - 1)) : null);
            json.writeEndObject();
        }));
    }
}
