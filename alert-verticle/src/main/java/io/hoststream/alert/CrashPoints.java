package io.hoststream.alert;

import io.hoststream.pipeline.process.CrashPoint;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process at a point of a transaction, for tests. In production nothing is set and nothing happens. The system
 * property {@link CrashPoint#PROPERTY} names the point, and after a colon how many times it is passed before: {@code sent:3}.
 * A name that is none of these is another role's, and nothing happens here.
 */
final class CrashPoints {

    private final @Nullable TransactionPoint at;
    private final AtomicInteger left;
    private final Runnable crash;

    /** Crashes as {@code wanted} says; null for never. */
    CrashPoints(@Nullable String wanted, Runnable crash) {
        String[] parts = wanted == null ? new String[0] : wanted.split(":", 2);
        this.at = parts.length == 0 ? null : named(parts[0]);
        this.left = new AtomicInteger(parts.length < 2 ? 0 : Integer.parseInt(parts[1]));
        this.crash = crash;
    }

    private static @Nullable TransactionPoint named(String name) {
        return Arrays.stream(TransactionPoint.values())
                .filter(point -> point.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    /** As the system property says; without shutdown hooks, as a kill would. */
    static CrashPoints ofThisProcess() {
        return new CrashPoints(
                System.getProperty(CrashPoint.PROPERTY),
                () -> Runtime.getRuntime().halt(CrashPoint.EXIT_CODE));
    }

    /** Never crashes. */
    static CrashPoints none() {
        return new CrashPoints(null, () -> {});
    }

    void reached(TransactionPoint point) {
        if (point == at && left.getAndDecrement() == 0) {
            crash.run();
        }
    }
}
