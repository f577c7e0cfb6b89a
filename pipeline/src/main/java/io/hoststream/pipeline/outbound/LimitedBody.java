package io.hoststream.pipeline.outbound;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of an answer as text of one line; an answer that is longer than it may be is broken off. */
public final class LimitedBody implements BodySubscriber<String> {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int BEGINNING = 4096;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final int mostKept;
    private @Nullable Subscription subscription;
    private long read;

    private LimitedBody(int mostKept) {
        this.mostKept = mostKept;
    }

    /** Keeps the first 4 KB, of 64 KB that may come at most. */
    public static BodyHandler<String> beginning() {
        return head -> new LimitedBody(BEGINNING);
    }

    /** Keeps all of the 64 KB that may come at most. */
    public static BodyHandler<String> all() {
        return head -> new LimitedBody(MOST_BYTES);
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Subscription granted) {
        subscription = granted;
        granted.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            read += buffer.remaining();
            byte[] some = new byte[Math.min(buffer.remaining(), mostKept - kept.size())];
            buffer.get(some);
            kept.writeBytes(some);
        }
        if (read > MOST_BYTES && subscription != null) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        text.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        String all = kept.toString(StandardCharsets.UTF_8);
        text.complete(all.replaceAll("\\p{Cntrl}+", " ").strip());
    }
}
