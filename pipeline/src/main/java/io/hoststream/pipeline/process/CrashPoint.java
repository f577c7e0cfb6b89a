package io.hoststream.pipeline.process;

import org.slf4j.LoggerFactory;

/**
 * Places at which a test lets the process die as by {@code kill -9}: no hooks, nothing flushed. Which one is named by the
 * system property {@code hoststream.crash-at}; without it nothing happens anywhere.
 */
public final class CrashPoint {

    /** The system property that names the place. */
    public static final String PROPERTY = "hoststream.crash-at";

    /** What a shell reports of a process that was killed by signal 9. */
    public static final int EXIT_CODE = 137;

    private CrashPoint() {}

    /** The process has come to a place; it does not return if that is the one to die at. */
    public static void reached(String name) {
        if (name.equals(System.getProperty(PROPERTY))) {
            LoggerFactory.getLogger(CrashPoint.class).warn("crash-at={} is reached", name);
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
