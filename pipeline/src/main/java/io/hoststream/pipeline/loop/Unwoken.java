package io.hoststream.pipeline.loop;

import java.util.function.Supplier;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Calls of a consumer that a wake-up must not end. A wake-up is meant for a poll, but hits whatever waits first: a commit,
 * or a question that is asked within a poll while partitions change hands.
 */
final class Unwoken {

    private Unwoken() {}

    static <R> R call(Supplier<R> call) {
        while (true) {
            try {
                return call.get();
            } catch (WakeupException e) {
                // Each wake-up ends one call at most, and a poll asks for one at most: this ends.
            }
        }
    }

    static void run(Runnable call) {
        call(() -> {
            call.run();
            return Boolean.TRUE;
        });
    }
}
