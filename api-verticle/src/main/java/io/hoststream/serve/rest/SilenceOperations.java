package io.hoststream.serve.rest;

import io.hoststream.avro.Silence;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.json.SilenceJson;
import io.hoststream.serve.silence.SilenceDesk;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import java.time.Instant;

/** The silences: which there are, making one, ending one. */
final class SilenceOperations {

    private static final int CREATED = 201;
    private static final String PATH = RestRoutes.BASE + "/silences/";
    private static final String EXAMPLE = "{\"host\":\"web-1\",\"duration\":\"2h\",\"comment\":\"why\"}";

    private final LiveView view;
    private final SilenceDesk desk;

    SilenceOperations(LiveView view, SilenceDesk desk) {
        this.view = view;
        this.desk = desk;
    }

    Future<String> list(Call call) {
        Instant now = desk.now();
        return Future.succeededFuture(JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("silences");
            for (Silence silence : view.silences(call.access())) {
                SilenceJson.write(json, silence, call.access(), now);
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    Future<String> one(Call call) {
        return Future.succeededFuture(text(desk.find(call.access(), call.path("id")), call.access()));
    }

    Future<Reply> make(Call call) {
        return desk.make(call.access(), call.object(EXAMPLE))
                .map(silence ->
                        Reply.json(CREATED, text(silence, call.access())).with("Location", PATH + silence.getId()));
    }

    Future<Reply> end(Call call) {
        return desk.end(call.access(), call.path("id")).map(silence -> Reply.json(text(silence, call.access())));
    }

    private String text(Silence silence, Access access) {
        return JsonText.of(json -> SilenceJson.write(json, silence, access, desk.now()));
    }
}
