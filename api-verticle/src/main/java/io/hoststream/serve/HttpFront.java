package io.hoststream.serve;

import io.hoststream.pipeline.health.Health;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.boost.Boosting;
import io.hoststream.serve.history.Past;
import io.hoststream.serve.http.AccessLog;
import io.hoststream.serve.http.HttpLimits;
import io.hoststream.serve.http.KeyCheck;
import io.hoststream.serve.http.Origins;
import io.hoststream.serve.http.Problems;
import io.hoststream.serve.http.SecurityHeaders;
import io.hoststream.serve.http.WriteCheck;
import io.hoststream.serve.live.EventRoute;
import io.hoststream.serve.live.Hub;
import io.hoststream.serve.live.LabelMembership;
import io.hoststream.serve.live.LiveLimits;
import io.hoststream.serve.live.LiveRoute;
import io.hoststream.serve.page.PageFiles;
import io.hoststream.serve.page.PageRoute;
import io.hoststream.serve.rest.AlertRoutes;
import io.hoststream.serve.rest.Build;
import io.hoststream.serve.rest.RestRoutes;
import io.hoststream.serve.silence.SilenceDesk;
import io.hoststream.serve.silence.SilenceTopic;
import io.hoststream.serve.travel.Rewind;
import io.hoststream.serve.view.LiveView;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server in front of a view. Belongs to the view's event loop; needs no broker. */
final class HttpFront {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

    /**
     * What the server is made of besides the view.
     *
     * @param authenticator who may come in
     * @param page the page's files
     * @param health what {@code /health} shows
     * @param meters where own metrics are counted
     * @param clock the wall clock
     * @param nanos the clock for durations
     * @param silences where silences go
     * @param rewind how clients of the live feed look back on the topic
     */
    record Parts(
            Authenticator authenticator,
            PageFiles page,
            Health health,
            MeterRegistry meters,
            Clock clock,
            LongSupplier nanos,
            SilenceTopic silences,
            Rewind rewind) {

        long monotonicMillis() {
            return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
        }
    }

    private final ServeSettings settings;
    private final LiveView view;
    private final Past past;
    private final Parts parts;
    private final Hub hub;
    /** The timers of the server; there are none before it listens, and nobody to be told anything later. */
    private @Nullable Vertx timers;

    HttpFront(ServeSettings settings, LiveView view, Past past, Parts parts) {
        this.settings = settings;
        this.view = view;
        this.past = past;
        this.parts = parts;
        view.listen(new DuplicateReport(parts.meters()));
        this.hub = new Hub(
                view,
                new LabelMembership(view),
                LiveLimits.of(
                        settings.window(),
                        settings.maxClients(),
                        settings.maxClientsPerKey(),
                        settings.maxClientsPerAddress()),
                parts.meters(),
                new Hub.Timing(System::nanoTime, this::later),
                parts.rewind());
    }

    private void later(long millis, Runnable what) {
        if (timers != null) {
            timers.setTimer(millis, timer -> what.run());
        }
    }

    /** Listens; fails with a message for the user if it cannot. */
    Future<HttpServer> listen(Vertx vertx) {
        timers = vertx;
        if (!settings.loopbackOnly()) {
            LOG.warn(
                    "serve.bind={} can be reached from other machines over plain HTTP: keys and metrics travel"
                            + " unencrypted",
                    settings.bind());
        }
        return vertx.createHttpServer(HttpLimits.options().addWebSocketSubProtocol(LiveRoute.PROTOCOL))
                .requestHandler(handler(vertx))
                .invalidRequestHandler(Problems::invalid)
                .exceptionHandler(failure -> LOG.debug("a connection failed: {}", failure.toString()))
                .listen(settings.port(), settings.bind())
                .onSuccess(server -> LOG.info("serving on {}:{}", settings.bind(), server.actualPort()))
                .recover(failure -> Future.failedFuture(new IllegalStateException(complaint(failure), failure)));
    }

    /** Called about once a second. */
    void tick() {
        view.tick(parts.clock().millis());
        hub.tick(parts.monotonicMillis());
    }

    /** Has the hosts that clients watch one at a time boosted; called about once a second. */
    void boost(Boosting boosting) {
        boosting.watch(hub.watched(), parts.monotonicMillis());
    }

    /** Tells every client of the live feed that the server stops. */
    void stop() {
        hub.stop();
    }

    private Handler<HttpServerRequest> handler(Vertx vertx) {
        Origins origins = new Origins(settings.origins());
        LiveRoute live = new LiveRoute(hub, parts.authenticator(), origins, parts.clock(), parts::monotonicMillis);
        EventRoute events = new EventRoute(hub, parts.authenticator(), origins, parts.clock(), parts::monotonicMillis);
        Router router = router(vertx, new WriteCheck(origins));
        return request -> {
            if (live.takes(request)) {
                live.handle(request);
            } else if (events.takes(request)) {
                events.handle(request);
            } else {
                router.handle(request);
            }
        };
    }

    private Router router(Vertx vertx, WriteCheck check) {
        Router router = Router.router(vertx);
        Problems.mount(router);
        router.route().handler(new AccessLog(parts.nanos())::handle);
        router.route().handler(SecurityHeaders::handle);
        router.route().handler(HttpLimits::checkBody);
        RestRoutes.mountHealth(router, parts.health());
        router.route(RestRoutes.BASE + "/*").handler(new KeyCheck(parts.authenticator())::handle);
        RestRoutes.mount(vertx, router, view, past, Build.load());
        SilenceDesk desk = new SilenceDesk(view, parts.silences(), parts.clock());
        AlertRoutes.mount(router, view, parts.clock(), desk, check);
        PageRoute.mount(router, parts.page());
        return router;
    }

    private String complaint(Throwable failure) {
        String where = "Cannot serve on " + settings.bind() + ":" + settings.port();
        return failure instanceof BindException
                        && String.valueOf(failure.getMessage()).contains("in use")
                ? where + ": the port is in use; set serve.port to a free one, or stop the program that has it"
                : where + " (serve.bind, serve.port): " + failure.getMessage();
    }
}
