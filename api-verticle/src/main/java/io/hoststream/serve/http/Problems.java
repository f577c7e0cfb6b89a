package io.hoststream.serve.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request that failed, in one shape and without a word about the inside. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String METHODS = "methods";
    private static final Map<Integer, String> DETAILS = Map.of(
            400,
            "the request is malformed",
            404,
            "there is nothing at this path",
            406,
            "this path answers with application/json",
            413,
            "the body is too large: at most " + HttpLimits.BODY_BYTES + " bytes are accepted",
            414,
            "the request line is too long: at most " + HttpLimits.REQUEST_LINE_BYTES + " bytes",
            431,
            "the headers are too large: at most " + HttpLimits.HEADER_BYTES + " bytes");
    private static final int SERVER_ERROR = 500;

    private Problems() {}

    /** Has the router answer failures. */
    public static void mount(Router router) {
        router.route().failureHandler(context -> answer(context, SERVER_ERROR));
        for (int status : new int[] {400, 404, 405, 406, 415, SERVER_ERROR}) {
            router.errorHandler(status, context -> answer(context, status));
        }
    }

    /** Tells how to find out what methods the path of a request knows, should it be asked for with another. */
    public static void knows(RoutingContext context, Supplier<String> methods) {
        context.put(METHODS, methods);
        context.next();
    }

    /** Answers what could not be read as an HTTP request at all, and closes the connection. */
    public static void invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        int status = cause instanceof TooLongHttpLineException
                ? HttpResponseStatus.REQUEST_URI_TOO_LONG.code()
                : cause instanceof TooLongHttpHeaderException
                        ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.code()
                        : HttpResponseStatus.BAD_REQUEST.code();
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        // Netty puts a path of its own making in place of one that it could not read.
        send(request.response(), new Problem(status, detail(status)), "");
    }

    /** Answers a request that does not come through a router. */
    public static void refuse(HttpServerRequest request, Problem problem) {
        send(request.response(), problem, request.path());
    }

    /** The router knows the status of some failures, such as a path that cannot be decoded, only by this handler's own. */
    private static void answer(RoutingContext context, int byDefault) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        Problem problem = of(context, byDefault);
        if (problem.status() == HttpResponseStatus.METHOD_NOT_ALLOWED.code()) {
            response.putHeader(HttpHeaders.ALLOW, methods(context));
        }
        send(response, problem, context.request().path());
    }

    private static Problem of(RoutingContext context, int byDefault) {
        Throwable failure = context.failure();
        if (failure instanceof ProblemException expected) {
            return expected.problem();
        }
        int said = failure instanceof HttpException http ? http.getStatusCode() : context.statusCode();
        int status = said < HttpResponseStatus.BAD_REQUEST.code() ? byDefault : said;
        if (status >= SERVER_ERROR) {
            LOG.error(
                    "route={} method={} failed",
                    AccessLog.route(context),
                    context.request().method(),
                    failure);
            return new Problem(SERVER_ERROR, "the server failed; its log says why");
        }
        return status == HttpResponseStatus.METHOD_NOT_ALLOWED.code()
                ? new Problem(status, "this path knows the methods " + methods(context))
                : new Problem(status, detail(status));
    }

    private static String methods(RoutingContext context) {
        @Nullable Supplier<String> methods = context.get(METHODS);
        return methods == null ? "GET, HEAD" : methods.get();
    }

    private static String detail(int status) {
        @Nullable String known = DETAILS.get(status);
        return known == null ? HttpResponseStatus.valueOf(status).reasonPhrase() : known;
    }

    private static void send(HttpServerResponse response, Problem problem, @Nullable String path) {
        if (problem.status() == HttpResponseStatus.UNAUTHORIZED.code()) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        SecurityHeaders.put(response);
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.CONTENT_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(problem.json(path == null ? "" : path));
    }
}
