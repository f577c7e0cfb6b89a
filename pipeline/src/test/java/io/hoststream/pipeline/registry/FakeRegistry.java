package io.hoststream.pipeline.registry;

import io.hoststream.pipeline.settings.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A small schema registry over real HTTP on the loopback: gives numbers to what is registered, from a first one on, and can
 * be told to be away, to refuse and to ask for a password.
 */
final class FakeRegistry implements AutoCloseable {

    private static final int OK = 200;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, String> schemas = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final int first;
    private final int port;
    private volatile int status = OK;
    private volatile @Nullable String authorization;

    FakeRegistry(int first) {
        this.first = first;
        this.port = listen();
    }

    private int listen() {
        try {
            return vertx.createHttpServer()
                    .requestHandler(this::handle)
                    .listen(0, "127.0.0.1")
                    .map(HttpServer::actualPort)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    SchemaRegistrySettings settings(String... more) {
        Map<String, String> values = new HashMap<>(Map.of("schema-registry.url", url() + "/"));
        for (int i = 0; i < more.length; i += 2) {
            values.put("schema-registry." + more[i], more[i + 1]);
        }
        return Settings.of(SchemaRegistrySettings.class, values);
    }

    /** Everything that it was asked, by method and path. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Answers everything with that status from now on; 200 to be well again. */
    void answer(int with) {
        status = with;
    }

    /** Asks for that header from now on. */
    void expect(String header) {
        authorization = header;
    }

    /** Puts in a schema of somebody's under an id. */
    synchronized void put(int id, String schema) {
        schemas.put(id, schema);
    }

    private void handle(HttpServerRequest request) {
        asked.add(request.method() + " " + request.path());
        request.body().onSuccess(body -> {
            boolean welcome = authorization == null || authorization.equals(request.getHeader("Authorization"));
            JsonObject answer = welcome
                    ? answer(request, body.length() == 0 ? new JsonObject() : body.toJsonObject())
                    : error(401, "Unauthorized");
            request.response()
                    .setStatusCode(answer.containsKey("error_code") ? answer.getInteger("error_code") / 100 : OK)
                    .putHeader("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .end(answer.encode());
        });
    }

    private synchronized JsonObject answer(HttpServerRequest request, JsonObject body) {
        if (status != OK) {
            return error(status, "not in the mood");
        }
        String[] path = String.valueOf(request.path()).split("/", -1);
        if (path[1].equals("schemas")) {
            String schema = schemas.get(Integer.parseInt(path[3]));
            return schema == null ? error(404, "Schema not found") : new JsonObject().put("schema", schema);
        }
        String schema = path[2] + " " + body.getString("schema");
        if (path.length == 4) {
            ids.computeIfAbsent(schema, unknown -> first + ids.size());
            schemas.put(ids.get(schema), body.getString("schema"));
        }
        Integer id = ids.get(schema);
        return id == null ? error(404, "Subject not found") : new JsonObject().put("id", id);
    }

    private static JsonObject error(int status, String message) {
        return new JsonObject().put("error_code", status * 100 + 1).put("message", message);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
