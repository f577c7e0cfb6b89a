package io.hoststream.serve.live;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.http.KeyCheck;
import io.hoststream.serve.http.Origins;
import io.hoststream.serve.http.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;

/**
 * Decides who may open the live feed. A browser names the page that opens it (Origin), and a page of another server is
 * refused; who names none is no browser, and shows its key in a header.
 *
 * @param hub where clients are counted
 * @param authenticator who holds a key
 * @param origins whose pages may
 */
record Admission(Hub hub, Authenticator authenticator, Origins origins) {

    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    /** Who it is, which a browser may say later. */
    Optional<Access> check(HttpServerRequest request) {
        checkOrigin(request);
        boolean showsKey = KeyCheck.token(request).isPresent();
        Optional<Access> access = showsKey || request.getHeader(HttpHeaders.ORIGIN) == null
                ? Optional.of(checkKey(request))
                : Optional.empty();
        checkRoom(request, access);
        return access;
    }

    /** Who it is, which has to be said now. */
    Access checkWithKey(HttpServerRequest request) {
        checkOrigin(request);
        Access access = checkKey(request);
        checkRoom(request, Optional.of(access));
        return access;
    }

    /** The address that a request comes from, for counting. */
    static String address(HttpServerRequest request) {
        SocketAddress from = request.remoteAddress();
        String host = from == null ? null : from.hostAddress();
        return host == null ? "" : host;
    }

    private Access checkKey(HttpServerRequest request) {
        return new KeyCheck(authenticator).check(request);
    }

    private void checkRoom(HttpServerRequest request, Optional<Access> access) {
        Optional<String> complaint =
                hub.crowded(address(request)).or(() -> access.flatMap(known -> hub.crowdedFor(known.principal())));
        if (complaint.isPresent()) {
            request.response().putHeader("Retry-After", "30");
            throw new ProblemException(UNAVAILABLE, complaint.get());
        }
    }

    private void checkOrigin(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !origins.allow(origin, request.getHeader(HttpHeaders.HOST))) {
            throw new ProblemException(
                    FORBIDDEN, "pages of this origin may not open the live feed (serve.origins lists those that may)");
        }
    }
}
