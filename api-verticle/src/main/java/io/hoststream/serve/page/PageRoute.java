package io.hoststream.serve.page;

import io.hoststream.serve.http.Accepted;
import io.hoststream.serve.http.AccessLog;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Serves the page's files. A path that is none of them is left to whoever comes next. */
public final class PageRoute {

    private static final int NOT_MODIFIED = 304;

    private final PageFiles files;

    private PageRoute(PageFiles files) {
        this.files = files;
    }

    /** Binds the files to their paths. */
    public static void mount(Router router, PageFiles files) {
        router.route("/*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(new PageRoute(files)::serve);
    }

    private void serve(RoutingContext context) {
        files.find(context.normalizedPath()).ifPresentOrElse(file -> send(context, file), context::next);
    }

    static void send(RoutingContext context, PageFile file) {
        AccessLog.route(context, "page");
        HttpServerRequest request = context.request();
        boolean gzip = file.compressed().isPresent() && acceptsGzip(request);
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, file.tag(gzip))
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(HttpHeaders.CACHE_CONTROL, file.immutable() ? "max-age=31536000, immutable" : "no-cache");
        if (known(request, file)) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type());
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Buffer body = gzip ? file.compressed().orElseThrow() : file.plain();
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                .end(body);
    }

    private static boolean known(HttpServerRequest request, PageFile file) {
        String tags = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return tags != null && (tags.contains(file.tag(false)) || tags.contains(file.tag(true)));
    }

    private static boolean acceptsGzip(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && Accepted.coding(accepted, "gzip") > 0;
    }
}
