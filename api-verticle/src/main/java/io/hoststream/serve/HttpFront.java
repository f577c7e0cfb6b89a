package io.hoststream.serve;

import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.boost.Boosting;
import io.hoststream.serve.history.Past;
import io.hoststream.serve.http.AccessLog;
import io.hoststream.serve.http.Certificate;
import io.hoststream.serve.http.Gate;
import io.hoststream.serve.http.HttpLimits;
import io.hoststream.serve.http.KeyCheck;
import io.hoststream.serve.http.Networks;
import io.hoststream.serve.http.Origins;
import io.hoststream.serve.http.Problems;
import io.hoststream.serve.http.SecurityHeaders;
import io.hoststream.serve.http.Senders;
import io.hoststream.serve.http.Throttle;
import io.hoststream.serve.http.Tls;
import io.hoststream.serve.http.WriteCheck;
import io.hoststream.serve.live.Hub;
import io.hoststream.serve.live.LiveLimits;
import io.hoststream.serve.live.LiveRoute;
import io.hoststream.serve.page.PageFiles;
import io.hoststream.serve.page.PageRoute;
import io.hoststream.serve.rest.AlertRoutes;
import io.hoststream.serve.rest.Build;
import io.hoststream.serve.rest.RestRoutes;
import io.hoststream.serve.silence.SilenceDesk;
import io.hoststream.serve.silence.SilenceTopic;
import io.hoststream.serve.view.LiveView;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
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
    private static final long LOOK_MILLIS = 1000;

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
     */
    record Parts(
            Authenticator authenticator,
            PageFiles page,
            Health health,
            MeterRegistry meters,
            Clock clock,
            LongSupplier nanos,
            SilenceTopic silences) {

        /** The real parts of a process. Reads the page's files. */
        static Parts of(RoleContext role, Authenticator authenticator, SilenceTopic silences) {
            return new Parts(
                    authenticator,
                    PageFiles.load(),
                    role.health(),
                    role.meters(),
                    role.clock(),
                    System::nanoTime,
                    silences);
        }

        long monotonicMillis() {
            return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
        }
    }

    private final ServeSettings settings;
    private final LiveView view;
    private final Past past;
    private final Parts parts;
    private final Hub hub;
    private final @Nullable Tls tls;

    HttpFront(ServeSettings settings, LiveView view, Past past, Parts parts) {
        this.settings = settings;
        this.view = view;
        this.past = past;
        this.parts = parts;
        this.tls = settings.tls()
                ? new Tls(new Certificate(
                        settings.tlsCertificate().orElseThrow(),
                        settings.tlsKey().orElseThrow()))
                : null;
        view.listen(new DuplicateReport(parts.meters()));
        this.hub = new Hub(view, LiveLimits.of(settings.window(), settings.maxClients()), parts.meters());
    }

    /** Listens; fails with a message for the user if it cannot. */
    Future<HttpServer> listen(Vertx vertx) {
        if (!settings.loopbackOnly() && tls == null) {
            LOG.warn(
                    "serve.bind={} can be reached from other machines over plain HTTP: keys and metrics travel"
                            + " unencrypted",
                    settings.bind());
        }
        HttpServerOptions options = HttpLimits.options();
        options.addWebSocketSubProtocol(LiveRoute.PROTOCOL);
        Future<HttpServerOptions> ready = tls == null ? Future.succeededFuture(options) : tls.options(vertx, options);
        return ready.compose(made -> listen(vertx, made));
    }

    private Future<HttpServer> listen(Vertx vertx, HttpServerOptions options) {
        return vertx.createHttpServer(options)
                .requestHandler(handler(vertx))
                .invalidRequestHandler(Problems::invalid)
                .exceptionHandler(failure -> LOG.debug("a connection failed: {}", failure.toString()))
                .listen(settings.port(), settings.bind())
                .onSuccess(server -> {
                    LOG.info("serving on {}:{}", settings.bind(), server.actualPort());
                    keepCertificate(vertx, server);
                })
                .recover(failure -> Future.failedFuture(new IllegalStateException(complaint(failure), failure)));
    }

    private void keepCertificate(Vertx vertx, HttpServer server) {
        if (tls != null) {
            vertx.setPeriodic(LOOK_MILLIS, timer -> tls.look(vertx, server));
        }
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
        Senders senders = new Senders(new Networks(settings.trustedProxies()));
        Throttle throttle = new Throttle(
                settings.requestsPerKey(), settings.requestsPerAddress(), senders, parts.nanos(), parts.meters());
        KeyCheck keys = new KeyCheck(parts.authenticator(), throttle);
        LiveRoute live = new LiveRoute(hub, keys, origins, parts.clock(), parts::monotonicMillis);
        Router router = router(vertx, new WriteCheck(origins), keys);
        return new Gate(throttle, tls != null, request -> {
            if (live.takes(request)) {
                live.handle(request);
            } else {
                router.handle(request);
            }
        });
    }

    private Router router(Vertx vertx, WriteCheck check, KeyCheck keys) {
        Router router = Router.router(vertx);
        Problems.mount(router);
        router.route().handler(new AccessLog(parts.nanos())::handle);
        router.route().handler(SecurityHeaders::handle);
        router.route().handler(HttpLimits::checkBody);
        RestRoutes.mountHealth(router, parts.health());
        router.route(RestRoutes.BASE + "/*").handler(keys::handle);
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
