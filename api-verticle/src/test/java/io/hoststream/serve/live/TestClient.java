package io.hoststream.serve.live;

import static org.awaitility.Awaitility.await;

import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A client of the live feed on a real socket, on the JDK's own WebSocket. */
final class TestClient implements AutoCloseable, WebSocket.Listener {

    private static final long PATIENCE_SECONDS = 20;

    private final LinkedBlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();
    private final WebSocket socket;
    private volatile int closeCode;

    /** Connects; {@code handshake} may add headers. Fails with what {@link WebSocket.Builder#buildAsync} fails with. */
    TestClient(TestServer server, UnaryOperator<WebSocket.Builder> handshake) {
        URI uri = URI.create("ws://127.0.0.1:" + server.port() + LiveRoute.PATH);
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().subprotocols(LiveRoute.PROTOCOL);
        this.socket = handshake.apply(builder).buildAsync(uri, this).join();
    }

    /** Connects with the key that sees every host. */
    static TestClient withKey(TestServer server) {
        return new TestClient(server, builder -> builder.header("X-API-Key", TestServer.KEY));
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    /** Sends what is a message of the protocol, or nothing like it. */
    void send(String message) {
        if (message.startsWith("{")) {
            Contract.message(message);
        }
        socket.sendText(message, true).join();
    }

    void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The next frame. */
    JsonObject next() {
        try {
            JsonObject frame = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no frame came");
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The next frame of a type; the ones before it are left. */
    JsonObject next(String type) {
        JsonObject frame = next();
        while (!frame.getString("type").equals(type)) {
            frame = next();
        }
        return frame;
    }

    /** All frames that are here. */
    List<JsonObject> all() {
        List<JsonObject> frames = new ArrayList<>();
        received.drainTo(frames);
        return frames;
    }

    /** Waits until the server has closed, and says with which code. */
    int closeCode() {
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).until(() -> closeCode != 0);
        return closeCode;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            received.add(Contract.frame(parts.toString()));
            parts.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode = -1;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
