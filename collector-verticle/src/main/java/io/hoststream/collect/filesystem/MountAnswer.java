package io.hoststream.collect.filesystem;

import io.hoststream.collect.reading.FilesystemReading.Space;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a mount.
 *
 * @param outcome whether it answered
 * @param space how full it is; null if it did not answer, or has no size
 */
record MountAnswer(Outcome outcome, @Nullable Space space) {

    /** Whether a mount answered. */
    enum Outcome {
        ANSWERED,
        /** Not within its deadline. */
        STUCK,
        /** Too many others did not answer for it to be asked. */
        NOT_ASKED
    }

    static final MountAnswer STUCK = new MountAnswer(Outcome.STUCK, null);
    static final MountAnswer NOT_ASKED = new MountAnswer(Outcome.NOT_ASKED, null);

    static MountAnswer of(@Nullable Space space) {
        return new MountAnswer(Outcome.ANSWERED, space);
    }

    boolean isStuck() {
        return outcome == Outcome.STUCK;
    }
}
