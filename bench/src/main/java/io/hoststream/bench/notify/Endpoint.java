package io.hoststream.bench.notify;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes whatever it is sent, as Slack's webhooks do, and counts. */
final class Endpoint implements AutoCloseable {

    private static final int SECONDS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Set<String> ids = new HashSet<>();
    private int messages;
    private long bytes;
    private int largest;
    private int more;

    Endpoint() throws TimeoutException {
        this.server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    take(body);
                    request.response().end("ok");
                }))
                .listen(0, "127.0.0.1")
                .await(SECONDS, TimeUnit.SECONDS);
    }

    private synchronized void take(Buffer body) {
        messages++;
        bytes += body.length();
        largest = Math.max(largest, body.length());
        JsonObject message = body.toJsonObject();
        JsonArray firing = message.getJsonArray("firing", new JsonArray());
        for (int index = 0; index < firing.size(); index++) {
            ids.add(firing.getJsonObject(index).getString("id"));
        }
        more += message.getInteger("more", 0);
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook";
    }

    synchronized int ids() {
        return ids.size();
    }

    synchronized int more() {
        return more;
    }

    @Override
    public synchronized String toString() {
        return messages + " messages, " + bytes + " bytes, largest " + largest + "; " + ids.size() + " ids in them, "
                + more + " counted";
    }

    @Override
    public void close() throws TimeoutException {
        vertx.close().await(SECONDS, TimeUnit.SECONDS);
    }
}
