package io.hoststream.launcher.e2e;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A client of the live feed made of nothing but the JDK, as the page in a browser is one. Keeps the frames that came. */
final class LiveClient implements WebSocket.Listener, AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final List<JsonObject> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    /** Connects from the page's origin and shows the key in the first message, because browsers set no headers. */
    LiveClient(Rest rest) throws InterruptedException, ExecutionException, TimeoutException {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("hoststream.v1")
                .header("Origin", "http://127.0.0.1:" + rest.port())
                .buildAsync(URI.create("ws://127.0.0.1:" + rest.port() + "/api/v1/live"), this)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        send(new JsonObject().put("type", "auth").put("token", rest.key()));
    }

    void send(JsonObject message) throws InterruptedException, ExecutionException, TimeoutException {
        socket.sendText(message.encode(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The frames of that type that came until now. */
    List<JsonObject> frames(String type) {
        return frames.stream()
                .filter(frame -> type.equals(frame.getString("type")))
                .toList();
    }

    /** All frames that came until now. */
    List<JsonObject> all() {
        return List.copyOf(frames);
    }

    /** The samples that came until now, each {@code [host number, time, sequence, values]}. */
    List<JsonArray> samples() {
        return frames("data").stream()
                .map(frame -> frame.getJsonArray("d"))
                .flatMap(samples -> IntStream.range(0, samples.size()).mapToObj(samples::getJsonArray))
                .toList();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(new JsonObject(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
