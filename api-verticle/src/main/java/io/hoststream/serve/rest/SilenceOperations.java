package io.hoststream.serve.rest;

import io.hoststream.avro.Silence;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.http.KeyCheck;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.json.SilenceJson;
import io.hoststream.serve.silence.SilenceDesk;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Set;

/** The silences: which there are, making one, ending one. */
final class SilenceOperations {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final LiveView view;
    private final SilenceDesk desk;

    SilenceOperations(LiveView view, SilenceDesk desk) {
        this.view = view;
        this.desk = desk;
    }

    Future<String> list(Call call) {
        call.expectOnly(Set.of());
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
        call.expectOnly(Set.of());
        return Future.succeededFuture(text(desk.find(call.access(), call.path("id")), call.access()));
    }

    void make(RoutingContext context) {
        Access access = KeyCheck.access(context);
        desk.make(access, body(context))
                .onSuccess(silence -> {
                    context.response().putHeader("Location", AlertRoutes.SILENCES + "/" + silence.getId());
                    RestRoutes.send(context, CREATED, text(silence, access));
                })
                .onFailure(context::fail);
    }

    void end(RoutingContext context) {
        Access access = KeyCheck.access(context);
        desk.end(access, new Call(context).path("id"))
                .onSuccess(silence -> RestRoutes.send(context, OK, text(silence, access)))
                .onFailure(context::fail);
    }

    private String text(Silence silence, Access access) {
        return JsonText.of(json -> SilenceJson.write(json, silence, access, desk.now()));
    }

    private static JsonObject body(RoutingContext context) {
        Buffer body = context.body().buffer();
        try {
            if (body != null && Json.decodeValue(body) instanceof JsonObject object) {
                return object;
            }
        } catch (DecodeException e) {
            throw Call.bad(
                    "the body is not JSON; expected an object such as {\"host\":\"web-1\",\"duration\":\"2h\","
                            + "\"comment\":\"why\"}",
                    e);
        }
        throw Call.bad("the body is not a JSON object; expected one such as {\"host\":\"web-1\",\"duration\":\"2h\","
                + "\"comment\":\"why\"}");
    }
}
