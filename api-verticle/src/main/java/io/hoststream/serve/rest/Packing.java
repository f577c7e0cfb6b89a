package io.hoststream.serve.rest;

import io.hoststream.serve.http.Accepted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Packs answers with gzip for those who take it, fast rather than tightly. Small ones are sent as they are; large ones are
 * packed on another thread than the one that everybody is answered on. Answers hold no secret that somebody could guess at
 * by having it packed together with words of his own: keys are never in them.
 */
final class Packing {

    /** From how many bytes on it is worth the while. */
    static final int LEAST_BYTES = 1024;

    private static final int LARGE_BYTES = 64 * 1024;
    private static final String GZIP = "gzip";
    private static final String TAG = "ETag";
    /** What stands before the tag of bytes that mean the same, and are not the same. */
    private static final String WEAK = "W/";

    private static final int SUCCESS = 200;
    private static final int NO_SUCCESS = 300;

    private Packing() {}

    /** Whether the answer is of those that are packed for some. */
    static boolean varies(Reply reply) {
        return reply.status() >= SUCCESS
                && reply.status() < NO_SUCCESS
                && reply.body().length() > LEAST_BYTES
                && !reply.headers().containsKey(HttpHeaders.CONTENT_ENCODING.toString());
    }

    /** Whether somebody who sent this {@code Accept-Encoding} takes packed answers. */
    static boolean takes(@Nullable String accepted) {
        return accepted != null && Accepted.coding(accepted, GZIP) > 0;
    }

    /** The same answer, packed. */
    static Future<Reply> pack(Vertx vertx, Reply reply) {
        return reply.body().length() < LARGE_BYTES
                ? Future.succeededFuture(packed(reply))
                : vertx.executeBlocking(() -> packed(reply), false);
    }

    private static Reply packed(Reply reply) {
        byte[] bytes = reply.body().getBytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream gzip = new Fast(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        Reply packed = new Reply(reply.status(), reply.type(), Buffer.buffer(out.toByteArray()), reply.headers())
                .with(HttpHeaders.CONTENT_ENCODING.toString(), GZIP);
        String tag = reply.headers().getOrDefault(TAG, WEAK);
        return tag.startsWith(WEAK) ? packed : packed.with(TAG, WEAK + tag);
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 4096);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
