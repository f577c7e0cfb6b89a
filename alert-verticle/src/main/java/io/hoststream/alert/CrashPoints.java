package io.hoststream.alert;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process at a crash point, for tests. In production nothing is set and nothing happens. The system property
 * {@value #PROPERTY} names the point, and after a colon how many times it is passed before: {@code sent:3}.
 */
final class CrashPoints {

    /** The system property. */
    static final String PROPERTY = "hoststream.crash-at";

    /** The exit code of a process that was killed. */
    private static final int KILLED = 137;

    private final @Nullable CrashPoint at;
    private final AtomicInteger left;
    private final Runnable crash;

    /** Crashes as {@code wanted} says; null for never. */
    CrashPoints(@Nullable String wanted, Runnable crash) {
        String[] parts = wanted == null ? new String[0] : wanted.split(":", 2);
        this.at = parts.length == 0 ? null : CrashPoint.valueOf(parts[0].toUpperCase(Locale.ROOT));
        this.left = new AtomicInteger(parts.length < 2 ? 0 : Integer.parseInt(parts[1]));
        this.crash = crash;
    }

    /** As the system property says; without shutdown hooks, as a kill would. */
    static CrashPoints ofThisProcess() {
        return new CrashPoints(
                System.getProperty(PROPERTY), () -> Runtime.getRuntime().halt(KILLED));
    }

    /** Never crashes. */
    static CrashPoints none() {
        return new CrashPoints(null, () -> {});
    }

    void reached(CrashPoint point) {
        if (point == at && left.getAndDecrement() == 0) {
            crash.run();
        }
    }
}
