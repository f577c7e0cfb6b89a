package io.hoststream.serve.rest;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Silence;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.json.AlertJson;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.Alert;
import io.hoststream.serve.view.AlertLife;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

/** What fires, and why. */
final class AlertOperations {

    private static final int NOT_FOUND = 404;

    private final LiveView view;
    private final Clock clock;

    AlertOperations(LiveView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    /** Those that are pending or firing. */
    Future<String> open(Call call) {
        Predicate<AlertEvent> wanted = AlertFilter.of(call, view.membership()).and(AlertFilter.state(call));
        Predicate<Boolean> silenced = AlertFilter.flag(call, "silenced");
        long now = clock.millis();
        return Future.succeededFuture(JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("alerts");
            for (Alert alert : view.alerts(call.access())) {
                if (wanted.test(alert.event())) {
                    List<Silence> silences = view.silencesOf(alert.event(), now);
                    if (silenced.test(!silences.isEmpty())) {
                        AlertJson.write(json, alert.event(), silences);
                    }
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    /** One alert with all its events. */
    Future<String> one(Call call) {
        String id = call.path("id");
        AlertLife life = view.alert(call.access(), id)
                .orElseThrow(() -> new ProblemException(NOT_FOUND, "alert '" + Names.shortened(id) + "' is not known"));
        List<Silence> silences =
                life.endedAt().isPresent() ? List.of() : view.silencesOf(life.newest(), clock.millis());
        return Future.succeededFuture(JsonText.of(json -> {
            json.writeStartObject();
            json.writeFieldName("alert");
            AlertJson.write(json, life.newest(), silences);
            json.writeNumberField("eventCount", life.eventCount());
            json.writeArrayFieldStart("events");
            for (AlertEvent event : life.events()) {
                AlertJson.write(json, event);
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }
}
