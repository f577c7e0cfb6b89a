package io.hoststream.collect.pace;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** How far samples are apart. Asked by the thread that takes them. */
public interface Pace {

    /**
     * The interval in effect.
     *
     * @param now the monotonic clock; nanoseconds
     * @return nanoseconds
     */
    long intervalAt(long now);

    /** Has {@code wake} called, on any thread, whenever the interval may have become shorter than it was. */
    void onQuicker(Runnable wake);

    /** Asks nobody any more; does not block. */
    CompletionStage<@Nullable Void> stop();

    /** Always the same interval. */
    static Pace steady(Duration interval) {
        long nanos = interval.toNanos();
        return new Pace() {
            @Override
            public long intervalAt(long now) {
                return nanos;
            }

            @Override
            public void onQuicker(Runnable wake) {
                // It never is.
            }

            @Override
            public CompletionStage<@Nullable Void> stop() {
                return CompletableFuture.completedStage(null);
            }
        };
    }
}
