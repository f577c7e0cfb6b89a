package io.hoststream.launcher.broker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Why a running broker died.
 *
 * @param dataDir the broker's directory
 * @param reason what Kafka said, for a person
 * @param freeBytes bytes free in the directory's file system when it died; -1 if that could not be read
 * @param cause the exception behind it, if Kafka gave one
 */
public record BrokerFailure(
        Path dataDir,
        String reason,
        long freeBytes,
        @Nullable Throwable cause) {

    private static final long FULL_BELOW = 1 << 20;

    /** One line that says which broker died, of what, and how much space it had. */
    public String message() {
        String broker = "The embedded broker in " + dataDir + " stopped";
        if (freeBytes < 0) {
            return broker + ": " + reason + " (its file system cannot be read)";
        }
        if (freeBytes < FULL_BELOW) {
            return broker + " because its disk is full: make room there and start again (" + reason + ", " + freeBytes
                    + " bytes are free)";
        }
        return broker + ": " + reason + " (" + freeBytes + " bytes are free)";
    }
}
