package io.hoststream.serve.page;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Serves the reference page of the REST contract. Its files are read and packed once, when the first of them is asked for:
 * most servers are never asked, and need neither the time nor the memory. Used on one event loop.
 */
public final class ReferenceRoute {

    private final Vertx vertx;
    private @Nullable Future<PageFiles> files;

    private ReferenceRoute(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Binds the page to its paths. */
    public static void mount(Router router, Vertx vertx) {
        router.route("/api/*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(new ReferenceRoute(vertx)::serve);
    }

    private void serve(RoutingContext context) {
        String path = context.normalizedPath();
        if ((path + "/").equals(ReferenceFiles.BASE)) {
            context.response()
                    .setStatusCode(HttpResponseStatus.PERMANENT_REDIRECT.code())
                    .putHeader(HttpHeaders.LOCATION, ReferenceFiles.BASE)
                    .end();
        } else if (ReferenceFiles.has(path)) {
            files().onSuccess(read ->
                            read.find(path).ifPresentOrElse(file -> PageRoute.send(context, file), context::next))
                    .onFailure(context::fail);
        } else {
            context.next();
        }
    }

    private Future<PageFiles> files() {
        Future<PageFiles> read = files;
        if (read == null) {
            read = vertx.executeBlocking(ReferenceFiles::load);
            files = read;
        }
        return read;
    }
}
