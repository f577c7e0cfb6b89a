package io.hoststream.serve.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** The headers that keep a browser from doing anything with an answer but what the page means to. */
public final class SecurityHeaders {

    private static final String POLICY = "default-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none';"
            + " frame-ancestors 'none'; style-src 'self'; img-src 'self' data:";

    private SecurityHeaders() {}

    /** Puts them on the answer to come. */
    public static void handle(RoutingContext context) {
        put(context.response());
        context.next();
    }

    /** Puts them on an answer. */
    public static void put(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
