package io.hoststream.serve.http;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Audit;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.access.Permission;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a request through that carries a key, and puts what the key is good for where operations find it. */
public final class KeyCheck {

    private static final String ACCESS = "access";
    private static final String BEARER = "Bearer ";
    private static final String API_KEY = "X-API-Key";

    private final Authenticator authenticator;
    private final Throttle throttle;

    /** A check against these keys, within these limits. */
    public KeyCheck(Authenticator authenticator, Throttle throttle) {
        this.authenticator = authenticator;
        this.throttle = throttle;
    }

    /** Lets the request through, or fails it with 401, 403 or 429. */
    public void handle(RoutingContext context) {
        Access access = known(context.request());
        context.put(ACCESS, access);
        Throttle.tell(context.response(), throttle.spend(context.request(), access));
        context.next();
    }

    /** Knows who the authenticator knows, for somebody at this address: who is not known is counted and written down. */
    public Authenticator at(String address) {
        return new Authenticator() {
            @Override
            public Optional<Access> authenticate(String token) {
                Optional<Access> access = authenticator.authenticate(token);
                if (access.isEmpty() && throttle.failed(address)) {
                    Audit.refused(address, authenticator.refusal(token));
                }
                return access;
            }

            @Override
            public boolean holds(Access access, Instant now) {
                return authenticator.holds(access, now);
            }
        };
    }

    /** Where the request is from. */
    public String address(HttpServerRequest request) {
        return throttle.address(request);
    }

    /**
     * What the sender of a request may do and see.
     *
     * @throws ProblemException if the request carries no key, or one that is not good for reading, or too many do
     */
    public Access check(HttpServerRequest request) {
        Access access = known(request);
        throttle.spend(request, access);
        return access;
    }

    private Access known(HttpServerRequest request) {
        String token = token(request).orElseThrow(KeyCheck::noKey);
        Access access = authenticator.authenticate(token).orElseThrow(() -> refused(request, token));
        if (!access.may(Permission.READ)) {
            throw new ProblemException(HttpResponseStatus.FORBIDDEN.code(), "the key may not read");
        }
        return access;
    }

    private ProblemException refused(HttpServerRequest request, String token) {
        throttle.failed(request);
        Audit.refused(throttle.address(request), authenticator.refusal(token));
        return noKey();
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
