package io.hoststream.serve.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** What every request passes first, whatever it is for: how many come from its address, and TLS for all that follow. */
public final class Gate implements Handler<HttpServerRequest> {

    private final Throttle throttle;
    private final boolean tls;
    private final Handler<HttpServerRequest> inside;

    /** A gate before what answers requests. */
    public Gate(Throttle throttle, boolean tls, Handler<HttpServerRequest> inside) {
        this.throttle = throttle;
        this.tls = tls;
        this.inside = inside;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (tls) {
            Tls.demand(request);
        }
        try {
            throttle.admit(request);
        } catch (ProblemException e) {
            Problems.refuse(request, e.problem());
            return;
        }
        inside.handle(request);
    }
}
