package io.hoststream.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.health.HealthJson;
import io.hoststream.pipeline.health.HealthSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** {@code /health/live}, {@code /health/ready} and the agent's own {@code /metrics}, from the JDK's small server. */
final class HealthServer implements AutoCloseable {

    private static final String JSON = "application/json";
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final long NO_BODY = -1;

    /** One who asks and does not go on asking must not keep others waiting for longer; seconds. */
    private static final String LONGEST_REQUEST = "10";

    private static final int WORKERS = 2;
    private static final long STACK_BYTES = 256 * 1024;

    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, HealthServer::worker);
    private final HttpServer server;
    private final Health health;
    private final Supplier<String> ownMetrics;

    private HealthServer(HttpServer server, Health health, Supplier<String> ownMetrics) {
        this.server = server;
        this.health = health;
        this.ownMetrics = ownMetrics;
    }

    /**
     * Starts to serve.
     *
     * @throws IOException naming address, port and setting, if they cannot be had
     */
    static HealthServer start(HealthSettings settings, Health health, Supplier<String> ownMetrics) throws IOException {
        // Read once, when the server's classes load.
        System.setProperty("sun.net.httpserver.maxReqTime", LONGEST_REQUEST);
        System.setProperty("sun.net.httpserver.maxRspTime", LONGEST_REQUEST);
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(settings.bind(), settings.port()), 0);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot listen on " + settings.bind() + ":" + settings.port() + " (health.port): " + e.getMessage(),
                    e);
        }
        HealthServer made = new HealthServer(server, health, ownMetrics);
        server.createContext("/", made::answer);
        server.setExecutor(made.workers);
        server.start();
        return made;
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(null, task, "health", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(NOT_ALLOWED, NO_BODY);
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/health/live" -> send(exchange, OK, JSON, HealthJson.live());
                case "/health/ready" ->
                    send(exchange, health.ready() ? OK : UNAVAILABLE, JSON, HealthJson.ready(health));
                case "/metrics" -> send(exchange, OK, METRICS, ownMetrics.get());
                default -> exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? NO_BODY : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }
}
