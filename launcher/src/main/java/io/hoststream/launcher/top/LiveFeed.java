package io.hoststream.launcher.top;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps a WebSocket to role serve open, subscribed to what the rows show, and connects again when it breaks. */
public final class LiveFeed implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final int LONGEST_WAIT_SECONDS = 10;

    private final HttpClient http;
    private final URI address;
    private final String key;
    private final Consumer<JsonObject> messages;
    private final Consumer<String> broken;
    private volatile @Nullable WebSocket socket;
    private volatile boolean closed;
    private int attempt;

    /**
     * A feed to be.
     *
     * @param http connects, and knows whom to trust
     * @param address of role serve
     * @param key the API key
     * @param messages gets every message
     * @param broken gets one sentence each time the connection breaks
     */
    public LiveFeed(HttpClient http, URI address, String key, Consumer<JsonObject> messages, Consumer<String> broken) {
        this.http = http;
        String scheme = address.getScheme().equals("https") ? "wss" : "ws";
        this.address = URI.create(scheme + "://" + address.getAuthority() + "/api/v1/live");
        this.key = key;
        this.messages = messages;
        this.broken = broken;
    }

    /** Connects; completes with whether the first attempt succeeded, or fails with why it did not. */
    public CompletionStage<Void> open() {
        return http.newWebSocketBuilder()
                .connectTimeout(BOUND)
                .header("Authorization", "Bearer " + key)
                .subprotocols("hoststream.v1")
                .buildAsync(address, new Listener())
                .thenAccept(this::subscribe);
    }

    private void subscribe(WebSocket opened) {
        socket = opened;
        attempt = 0;
        JsonArray metrics = new JsonArray();
        Arrays.stream(Gauge.values()).forEach(gauge -> metrics.add(gauge.metric()));
        // A frame that cannot be sent shows as an error of the listener.
        var unused = opened.sendText(
                new JsonObject()
                        .put("type", "subscribe")
                        .put("id", "top")
                        .put("hosts", new JsonArray().add("*"))
                        .put("metrics", metrics)
                        .put("history", 0)
                        .encode(),
                true);
    }

    private void again(String why) {
        if (closed) {
            return;
        }
        int wait = Math.min(1 << Math.min(attempt++, 4), LONGEST_WAIT_SECONDS);
        broken.accept(why + ", again in " + wait + " s");
        Executor later = CompletableFuture.delayedExecutor(wait, TimeUnit.SECONDS);
        CompletableFuture.completedFuture(null)
                .thenComposeAsync(nothing -> closed ? CompletableFuture.<Void>completedFuture(null) : open(), later)
                .exceptionally(failure -> {
                    again(reason(failure));
                    return null;
                });
    }

    /** Why a connection could not be made, in a few words. */
    public static String reason(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof WebSocketHandshakeException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof WebSocketHandshakeException refused) {
            return "refused with HTTP " + refused.getResponse().statusCode();
        }
        return "nobody answers";
    }

    @Override
    public void close() {
        closed = true;
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonObject message = new JsonObject(text.toString());
                text.setLength(0);
                if (message.getString("type", "").equals("ping")) {
                    var unused = from.sendText("{\"type\":\"pong\"}", true);
                } else {
                    messages.accept(message);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            again("closed with " + code + (reason.isEmpty() ? "" : " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            again("connection lost");
        }
    }
}
