package io.hoststream.serve.rest;

import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.health.HealthJson;
import io.hoststream.serve.history.Past;
import io.hoststream.serve.http.AccessLog;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.outlook.Outlooks;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds the operations to their paths. */
public final class RestRoutes {

    /** Where the operations are. */
    public static final String BASE = "/api/v1";

    private static final String JSON = "application/json";
    private static final Set<String> JSON_RANGES = Set.of(JSON, "application/*", "*/*");
    private static final int OK = 200;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNAVAILABLE = 503;

    private RestRoutes() {}

    /** Health, which needs no key. */
    public static void mountHealth(Router router, Health health) {
        read(router, "/health/live").handler(context -> send(context, OK, HealthJson.live()));
        read(router, "/health/ready")
                .handler(context -> send(context, health.ready() ? OK : UNAVAILABLE, HealthJson.ready(health)));
    }

    /** The operations. The fixed names after a host win over a metric's name. */
    public static void mount(Vertx vertx, Router router, LiveView view, Past past, Build build) {
        ListOperations lists = new ListOperations(view);
        MetricOperations metrics = new MetricOperations(view);
        RangeOperation range = new RangeOperation(vertx, view, past);
        operation(router, "/hosts", lists::hosts);
        operation(router, "/catalogue", lists::metrics);
        operation(router, "/version", version(build));
        operation(router, "/metrics/:host/latest", metrics::latest);
        operation(router, "/metrics/:host/range", range);
        operation(router, "/range", range);
        operation(router, "/metrics/:host/:metric", metrics::metric);
    }

    /** What was learned of series. */
    public static void mountOutlooks(Router router, LiveView view, Outlooks outlooks) {
        OutlookOperations learned = new OutlookOperations(view, outlooks);
        operation(router, "/forecasts", learned::forecasts);
        operation(router, "/anomalies", learned::anomalies);
    }

    private static Operation version(Build build) {
        String text = JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("version", build.version());
            json.writeStringField("commit", build.commit());
            json.writeEndObject();
        });
        return call -> Future.succeededFuture(text);
    }

    static void operation(Router router, String path, Operation operation) {
        read(router, BASE + path)
                .handler(context -> operation
                        .answer(new Call(context))
                        .onSuccess(text -> send(context, OK, text))
                        .onFailure(context::fail));
    }

    static Route read(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> {
            AccessLog.route(context, path);
            if (!acceptsJson(context.request().getHeader(HttpHeaders.ACCEPT))) {
                context.fail(NOT_ACCEPTABLE);
                return;
            }
            context.next();
        });
    }

    private static boolean acceptsJson(@Nullable String accepted) {
        return accepted == null
                || Arrays.stream(accepted.split(",", -1))
                        .map(type -> type.split(";", 2)[0].strip())
                        .anyMatch(JSON_RANGES::contains);
    }

    static void send(RoutingContext context, int status, String text) {
        Buffer body = Buffer.buffer(text);
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                .end(body);
    }
}
