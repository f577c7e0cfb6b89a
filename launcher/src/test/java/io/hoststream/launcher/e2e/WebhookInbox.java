package io.hoststream.launcher.e2e;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A receiver of webhooks that keeps what it gets, in the order in which it came. */
final class WebhookInbox implements AutoCloseable {

    /** One alert of one message. */
    record Told(String id, String state, String severity) {}

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<JsonObject> messages = new CopyOnWriteArrayList<>();

    WebhookInbox() throws Exception {
        this.server = vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> {
                    messages.add(body.toJsonObject());
                    request.response().end();
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort() + "/alerts";
    }

    /** Every alert of every message until now. */
    List<Told> told() {
        List<Told> told = new ArrayList<>();
        for (JsonObject message : messages) {
            for (String list : List.of("firing", "resolved")) {
                JsonArray alerts = message.getJsonArray(list);
                for (int index = 0; index < alerts.size(); index++) {
                    JsonObject alert = alerts.getJsonObject(index);
                    told.add(new Told(alert.getString("id"), list, alert.getString("severity")));
                }
            }
        }
        return told;
    }

    boolean knows(String id, String state) {
        return told().stream()
                .anyMatch(each -> each.id().equals(id) && each.state().equals(state));
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
