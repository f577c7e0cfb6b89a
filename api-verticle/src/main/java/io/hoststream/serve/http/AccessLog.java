package io.hoststream.serve.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request, on a logger of its own: who, what, how it ended. Never a query or a header's value. */
public final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.hoststream.access");
    private static final String ROUTE = "route";

    private final LongSupplier nanos;

    /** A log that takes durations from this clock. */
    public AccessLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Names the route for the log: its template, not what was asked for. */
    public static void route(RoutingContext context, String template) {
        context.put(ROUTE, template);
    }

    static String route(RoutingContext context) {
        return Objects.requireNonNullElse(context.get(ROUTE), "-");
    }

    /** A line about a socket, which has no end of its answer to wait for. */
    public static void socket(String principal, String route, String event) {
        LOG.info("principal={} route={} {}", principal, route, event);
    }

    /** Has the line written when the answer is sent. */
    public void handle(RoutingContext context) {
        long start = nanos.getAsLong();
        context.addEndHandler(end -> LOG.info(
                "principal={} route={} method={} status={} bytes={} ms={}",
                KeyCheck.principal(context),
                route(context),
                context.request().method(),
                context.response().getStatusCode(),
                context.response().bytesWritten(),
                TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - start)));
        context.next();
    }
}
