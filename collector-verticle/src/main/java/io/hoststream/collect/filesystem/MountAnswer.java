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
        /** With an error. */
        FAILED,
        /** Not within its deadline. */
        STUCK,
        /** Too many others did not answer for it to be asked. */
        NOT_ASKED
    }

    static final MountAnswer FAILED = new MountAnswer(Outcome.FAILED, null);
    static final MountAnswer STUCK = new MountAnswer(Outcome.STUCK, null);
    static final MountAnswer NOT_ASKED = new MountAnswer(Outcome.NOT_ASKED, null);

    static MountAnswer of(@Nullable Space space) {
        return new MountAnswer(Outcome.ANSWERED, space);
    }

    /** Whether the mount is to be shown: not what has no size, nor what was not asked. */
    boolean hasRow() {
        return space != null || outcome == Outcome.STUCK || outcome == Outcome.FAILED;
    }

    boolean isStuck() {
        return outcome == Outcome.STUCK;
    }
}
