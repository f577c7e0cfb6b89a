package io.hoststream.serve.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * What a request that changes something has to be besides carrying a key: it comes from no page of another server, and a
 * body is said to be JSON, which a form cannot say.
 */
public final class WriteCheck {

    private static final String JSON = "application/json";

    private final Origins origins;

    /** A check that lets pages of these origins through, and whoever is no page. */
    public WriteCheck(Origins origins) {
        this.origins = origins;
    }

    /** Lets a request without a body through, or fails it with 403. */
    public void handle(RoutingContext context) {
        checkOrigin(context.request());
        context.next();
    }

    /** Lets a request with a body through, or fails it with 403 or 415. */
    public void handleBody(RoutingContext context) {
        checkOrigin(context.request());
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null
                || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
            throw new ProblemException(
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE.code(), "expected Content-Type: application/json");
        }
        context.next();
    }

    private void checkOrigin(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !origins.allow(origin, request.getHeader(HttpHeaders.HOST))) {
            throw new ProblemException(
                    HttpResponseStatus.FORBIDDEN.code(),
                    "pages of this origin may change nothing here (serve.origins lists those that may)");
        }
    }
}
