package io.hoststream.serve.rest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends answers. */
final class Sender {

    private Sender() {}

    static void send(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(reply.status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        reply.headers().forEach(response::putHeader);
        if (reply.type().isEmpty()) {
            response.end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, reply.type())
                .putHeader(
                        HttpHeaders.CONTENT_LENGTH,
                        Integer.toString(reply.body().length()))
                .end(reply.body());
    }
}
