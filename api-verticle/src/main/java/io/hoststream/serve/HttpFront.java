package io.hoststream.serve;

import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.boost.Boosting;
import io.hoststream.serve.contract.Contract;
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
import io.hoststream.serve.inventory.InventoryDesk;
import io.hoststream.serve.inventory.InventoryTopics;
import io.hoststream.serve.live.EventRoute;
import io.hoststream.serve.live.Hub;
import io.hoststream.serve.live.LiveLimits;
import io.hoststream.serve.live.LiveRoute;
import io.hoststream.serve.outlook.Outlooks;
import io.hoststream.serve.page.PageFiles;
import io.hoststream.serve.page.PageRoute;
import io.hoststream.serve.page.ReferenceRoute;
import io.hoststream.serve.registry.RegistryRoutes;
import io.hoststream.serve.registry.Subjects;
import io.hoststream.serve.rest.Bindings;
import io.hoststream.serve.rest.Build;
import io.hoststream.serve.rest.RestRouter;
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
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
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
     * @param ways where changes go
     * @param lookups what there is to look up besides the view
     */
    record Parts(
            Authenticator authenticator,
            PageFiles page,
            Health health,
            MeterRegistry meters,
            Clock clock,
            LongSupplier nanos,
            Ways ways,
            Lookups lookups) {

        /** Those of a process with its feeds. Blocks: reads files, makes a producer. */
        static Parts of(RoleContext role, Authenticator authenticator, ViewFeeds feeds, Rewind rewind) {
            return new Parts(
                    authenticator,
                    PageFiles.load(),
                    role.health(),
                    role.meters(),
                    role.clock(),
                    System::nanoTime,
                    new Ways(feeds.openSilences(), feeds.openInventory()),
                    new Lookups(Subjects.released(role.schemaIds()), feeds.outlooks(), rewind));
        }

        long monotonicMillis() {
            return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
        }
    }

    /** Where silences go, and changes of groups and of the inventory. */
    record Ways(SilenceTopic silences, InventoryTopics inventory) {}

    /** What the schema registry answers with, what role alert has learned, and how clients look back on the topic. */
    record Lookups(Subjects subjects, Outlooks outlooks, Rewind rewind) {}

    private final ServeSettings settings;
    private final LiveView view;
    private final Past past;
    private final Parts parts;
    private final Hub hub;
    /** The timers of the server; there are none before it listens, and nobody to be told anything later. */
    private @Nullable Vertx timers;

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
        this.hub = new Hub(
                view,
                view.membership(),
                LiveLimits.of(
                        settings.window(),
                        settings.maxClients(),
                        settings.maxClientsPerKey(),
                        settings.maxClientsPerAddress()),
                parts.meters(),
                new Hub.Timing(System::nanoTime, this::later),
                parts.lookups().rewind());
    }

    private void later(long millis, Runnable what) {
        if (timers != null) {
            timers.setTimer(millis, timer -> what.run());
        }
    }

    /** Listens; fails with a message for the user if it cannot. */
    Future<HttpServer> listen(Vertx vertx) {
        timers = vertx;
        if (!settings.loopbackOnly() && tls == null) {
            LOG.warn(
                    "serve.bind={} can be reached from other machines over plain HTTP: keys and metrics travel"
                            + " unencrypted",
                    settings.bind());
        }
        HttpServerOptions options = HttpLimits.options();
        options.addWebSocketSubProtocol(LiveRoute.PROTOCOL);
        Future<HttpServerOptions> ready = tls == null ? Future.succeededFuture(options) : tls.options(vertx, options);
        return ready.compose(made ->
                Contract.load(vertx).compose(contract -> listen(vertx, made, handler(vertx, contract))));
    }

    private Future<HttpServer> listen(Vertx vertx, HttpServerOptions options, Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer(options)
                .requestHandler(handler)
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

    private Handler<HttpServerRequest> handler(Vertx vertx, Contract contract) {
        Origins origins = new Origins(settings.origins());
        Senders senders = new Senders(new Networks(settings.trustedProxies()));
        Throttle throttle = new Throttle(
                settings.requestsPerKey(), settings.requestsPerAddress(), senders, parts.nanos(), parts.meters());
        KeyCheck keys = new KeyCheck(parts.authenticator(), throttle);
        LiveRoute live = new LiveRoute(hub, keys, origins, parts.clock(), parts::monotonicMillis);
        EventRoute events = new EventRoute(hub, keys, origins, parts.clock(), parts::monotonicMillis);
        Router router = router(vertx, contract, new WriteCheck(origins), keys);
        return new Gate(throttle, tls != null, request -> {
            if (live.takes(request)) {
                live.handle(request);
            } else if (events.takes(request)) {
                events.handle(request);
            } else {
                router.handle(request);
            }
        });
    }

    private Router router(Vertx vertx, Contract contract, WriteCheck writes, KeyCheck keys) {
        Bindings bindings = new Bindings();
        RestRoutes.bindServer(bindings, parts.health(), Build.load());
        RestRoutes.bindContract(bindings, contract);
        RestRoutes.bindMetrics(bindings, vertx, view, past);
        SilenceDesk desk = new SilenceDesk(view, parts.ways().silences(), parts.clock());
        RestRoutes.bindAlerts(bindings, view, parts.clock(), desk);
        InventoryDesk inventory = new InventoryDesk(view, parts.ways().inventory(), parts.clock());
        RestRoutes.bindGroups(bindings, view, inventory);
        RestRoutes.bindOutlooks(bindings, view, parts.lookups().outlooks());
        List<Handler<RoutingContext>> first =
                List.of(new AccessLog(parts.nanos())::handle, SecurityHeaders::handle, HttpLimits::checkBody);
        Router router = new RestRouter(contract, keys, writes).router(vertx, first, bindings);
        Problems.mount(router);
        RegistryRoutes.mount(router, parts.lookups().subjects());
        ReferenceRoute.mount(router, vertx);
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
