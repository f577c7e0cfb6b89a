package io.hoststream.serve.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** How much of anything a client may send, and for how long it may say nothing. */
public final class HttpLimits {

    /** The longest request line. */
    static final int REQUEST_LINE_BYTES = 4096;

    /** The most header bytes of a request. */
    static final int HEADER_BYTES = 8192;

    /** The most bytes of a request's body. */
    public static final int BODY_BYTES = 64 * 1024;

    private static final Pattern FEW_DIGITS = Pattern.compile("[0-9]{1,6}");
    private static final int MESSAGE_BYTES = 64 * 1024;
    /** The live feed writes heartbeats, so whoever takes nothing for so long is stuck, or still sending its request. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

    private static final int CLOSING_SECONDS = 1;

    private HttpLimits() {}

    /** Options for a server that keeps these limits. */
    public static HttpServerOptions options() {
        return options(ANSWERED_WITHIN);
    }

    static HttpServerOptions options(Duration answeredWithin) {
        return new HttpServerOptions()
                .setMaxInitialLineLength(REQUEST_LINE_BYTES)
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxWebSocketFrameSize(MESSAGE_BYTES)
                .setMaxWebSocketMessageSize(MESSAGE_BYTES)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout(CLOSING_SECONDS)
                .setHttp2ClearTextEnabled(false)
                .setWriteIdleTimeout(Math.toIntExact(answeredWithin.toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    /** Refuses a body that is announced to be too large, and has the connection closed after any that is not announced. */
    public static void checkBody(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean unannounced = context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
        boolean tooLarge =
                length != null && !(FEW_DIGITS.matcher(length).matches() && Integer.parseInt(length) <= BODY_BYTES);
        if (unannounced || tooLarge) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (tooLarge) {
            context.fail(new ProblemException(
                    HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code(),
                    "the body has " + length + " bytes, at most " + BODY_BYTES + " are accepted"));
        } else {
            context.next();
        }
    }
}
