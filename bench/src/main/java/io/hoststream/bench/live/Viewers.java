package io.hoststream.bench.live;

import io.hoststream.bench.agent.Pace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clients of the live feed: those that read, and those that never do. */
final class Viewers implements AutoCloseable {

    private static final String SUBSCRIBE = "{\"type\":\"subscribe\",\"id\":\"fleet\",\"hosts\":[\"*\"],\"metrics\":"
            + "[\"cpu_usage_percent\",\"memory_usage_percent\",\"load_average_1m\"]}";
    private static final Pattern SAMPLE = Pattern.compile("\\[\\d+,(\\d{13}),");
    private static final String DATA = "{\"type\":\"data\"";

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
            .setMaxConnections(5000)
            .setMaxFrameSize(1 << 22)
            .setMaxMessageSize(1 << 22));
    private final Server server;
    private final Latencies latencies;

    Viewers(Server server, Latencies latencies) {
        this.server = server;
        this.latencies = latencies;
    }

    /** Connects so many that read. */
    void readers(int count) throws IOException, InterruptedException, TimeoutException {
        String key = server.key();
        for (int i = 0; i < count; i++) {
            connect(key).textMessageHandler(this::frame).writeTextMessage(SUBSCRIBE);
        }
    }

    /** Connects so many that never read, and say what they want nevertheless. */
    void stuck(int count) throws IOException, InterruptedException, TimeoutException {
        String key = server.key();
        for (int i = 0; i < count; i++) {
            connect(key).pause().writeTextMessage(SUBSCRIBE);
        }
    }

    /** The server may still be starting. */
    private WebSocket connect(String key) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            Future<WebSocket> attempt = client.connect(options(key));
            Future<WebSocket> settled = attempt.recover(failure -> Future.succeededFuture());
            WebSocket socket = settled.await(30, TimeUnit.SECONDS);
            if (socket != null) {
                return socket;
            }
            if (!(attempt.cause() instanceof ConnectException) || System.nanoTime() > end) {
                throw new IllegalStateException("no client comes in", attempt.cause());
            }
            pause();
        }
    }

    private static void pause() throws InterruptedException {
        try (Pace pace = new Pace()) {
            pace.pass(Duration.ofMillis(200));
        }
    }

    private WebSocketConnectOptions options(String key) {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setURI("/api/v1/live")
                .setSubProtocols(List.of("hoststream.v1"))
                .putHeader("X-API-Key", key);
    }

    private void frame(String text) {
        if (text.startsWith(DATA)) {
            Matcher samples = SAMPLE.matcher(text);
            while (samples.find()) {
                latencies.arrived(Long.parseLong(samples.group(1)));
            }
        }
    }

    @Override
    public void close() throws TimeoutException {
        vertx.close().await(30, TimeUnit.SECONDS);
    }
}
