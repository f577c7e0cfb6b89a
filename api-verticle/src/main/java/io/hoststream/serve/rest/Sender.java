package io.hoststream.serve.rest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends answers, packed to those who take that. */
final class Sender {

    private Sender() {}

    static void send(RoutingContext context, Reply reply) {
        if (!Packing.varies(reply)) {
            write(context, reply);
            return;
        }
        context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (Packing.takes(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            Packing.pack(context.vertx(), reply)
                    .onSuccess(packed -> write(context, packed))
                    .onFailure(context::fail);
        } else {
            write(context, reply);
        }
    }

    private static void write(RoutingContext context, Reply reply) {
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
