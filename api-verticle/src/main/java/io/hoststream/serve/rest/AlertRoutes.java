package io.hoststream.serve.rest;

import io.hoststream.serve.http.AccessLog;
import io.hoststream.serve.http.HttpLimits;
import io.hoststream.serve.http.Problems;
import io.hoststream.serve.http.WriteCheck;
import io.hoststream.serve.silence.SilenceDesk;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;

/** Binds what is about alerts and silences to its paths. */
public final class AlertRoutes {

    static final String SILENCES = RestRoutes.BASE + "/silences";

    private static final String SILENCE = SILENCES + "/:id";

    private AlertRoutes() {}

    /** The operations; those that change something pass the check. */
    public static void mount(Router router, LiveView view, Clock clock, SilenceDesk desk, WriteCheck check) {
        AlertOperations alerts = new AlertOperations(view, clock);
        RestRoutes.operation(router, "/alerts", alerts::open);
        RestRoutes.operation(router, "/alerts/history", new AlertHistoryOperation(view));
        RestRoutes.operation(router, "/alerts/:id", alerts::one);
        SilenceOperations silences = new SilenceOperations(view, desk);
        router.route(SILENCES).handler(context -> Problems.knows(context, "GET, HEAD, POST"));
        router.route(SILENCE).handler(context -> Problems.knows(context, "GET, HEAD, DELETE"));
        RestRoutes.operation(router, "/silences", silences::list);
        RestRoutes.operation(router, "/silences/:id", silences::one);
        router.route(HttpMethod.POST, SILENCES).handler(named(SILENCES)).handler(check::handleBody);
        router.route(HttpMethod.POST, SILENCES)
                .handler(BodyHandler.create(false).setBodyLimit(HttpLimits.BODY_BYTES))
                .handler(silences::make);
        router.route(HttpMethod.DELETE, SILENCE)
                .handler(named(SILENCE))
                .handler(check::handle)
                .handler(silences::end);
    }

    private static Handler<RoutingContext> named(String template) {
        return context -> {
            AccessLog.route(context, template);
            context.next();
        };
    }
}
