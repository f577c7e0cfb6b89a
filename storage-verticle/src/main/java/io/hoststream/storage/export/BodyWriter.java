package io.hoststream.storage.export;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;

/** Sends an answer as fast as the scraper takes it: of a slow one only a few pieces lie in the socket's queue. */
final class BodyWriter {

    private final HttpServerResponse response;
    private final Iterator<byte[]> chunks;

    private BodyWriter(HttpServerResponse response, Body body) {
        this.response = response;
        this.chunks = body.chunks().iterator();
    }

    /** Begins to send; the response says itself when it has ended. */
    static void send(HttpServerResponse response, Body body, boolean headOnly) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, body.type())
                .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length()));
        if (body.gzip()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (headOnly) {
            response.end();
            return;
        }
        BodyWriter writer = new BodyWriter(response, body);
        response.drainHandler(ready -> writer.more());
        writer.more();
    }

    private void more() {
        while (!response.closed() && !response.ended() && !response.writeQueueFull()) {
            if (chunks.hasNext()) {
                response.write(Buffer.buffer(chunks.next()));
            } else {
                response.end();
            }
        }
    }
}
