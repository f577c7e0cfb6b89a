package io.hoststream.serve.http;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.access.Permission;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a request through that carries a key, and puts what the key is good for where operations find it. */
public final class KeyCheck {

    private static final String ACCESS = "access";
    private static final String BEARER = "Bearer ";
    private static final String API_KEY = "X-API-Key";

    private final Authenticator authenticator;

    /** A check against these keys. */
    public KeyCheck(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** Lets the request through, or fails it with 401 or 403. */
    public void handle(RoutingContext context) {
        Access access = check(context.request());
        context.put(ACCESS, access);
        context.next();
    }

    /**
     * What the sender of a request may do and see.
     *
     * @throws ProblemException if the request carries no key, or one that is not good for reading
     */
    public Access check(HttpServerRequest request) {
        Access access = token(request).flatMap(authenticator::authenticate).orElseThrow(KeyCheck::noKey);
        if (!access.may(Permission.READ)) {
            throw new ProblemException(HttpResponseStatus.FORBIDDEN.code(), "the key may not read");
        }
        return access;
    }

    /** The key that a request carries in its headers; the query is not looked at. */
    public static Optional<String> token(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return Optional.ofNullable(request.getHeader(API_KEY)).map(String::strip);
    }

    /** What the sender of a request that was let through may do and see. */
    public static Access access(RoutingContext context) {
        return Objects.requireNonNull(context.get(ACCESS), "the route is not behind the key check");
    }

    static String principal(RoutingContext context) {
        @Nullable Access access = context.get(ACCESS);
        return access == null ? "-" : access.principal();
    }

    private static ProblemException noKey() {
        return new ProblemException(
                HttpResponseStatus.UNAUTHORIZED.code(),
                "expected a valid key in the header Authorization: Bearer KEY or X-API-Key: KEY");
    }
}
