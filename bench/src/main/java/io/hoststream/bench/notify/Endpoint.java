package io.hoststream.bench.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Takes whatever it is sent, as Slack's webhooks do, and counts. */
final class Endpoint implements AutoCloseable {

    private final HttpServer server;
    private final Set<String> ids = new HashSet<>();
    private int messages;
    private long bytes;
    private int largest;
    private int more;

    Endpoint() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        messages++;
        bytes += body.length;
        largest = Math.max(largest, body.length);
        JsonObject message = new JsonObject(new String(body, StandardCharsets.UTF_8));
        JsonArray firing = message.getJsonArray("firing", new JsonArray());
        for (int index = 0; index < firing.size(); index++) {
            ids.add(firing.getJsonObject(index).getString("id"));
        }
        more += message.getInteger("more", 0);
        byte[] answer = "ok".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
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
    public void close() {
        server.stop(0);
    }
}
