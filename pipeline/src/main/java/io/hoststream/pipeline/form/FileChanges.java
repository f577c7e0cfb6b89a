package io.hoststream.pipeline.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices that a file was changed, replaced, made or deleted. Made before the file is read for the first time. */
public final class FileChanges {

    private static final Logger LOG = LoggerFactory.getLogger(FileChanges.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** What a change of a file shows in; the key changes where the file was replaced by another. */
    private record Stamp(FileTime modified, long size, Optional<Object> fileKey) {}

    private final Path file;
    private @Nullable Stamp stamp;
    private Instant lastLook = Instant.MIN;

    /** Changes of this file from now on. */
    public FileChanges(Path file) {
        this.file = file;
        this.stamp = stamp();
    }

    /** Whether it has changed since this was last asked. To be asked often; looks every two seconds. */
    public boolean since(Instant now) {
        // A clock that was set back is behind the last look, for as long as it was set back.
        if (!now.isBefore(lastLook) && now.isBefore(lastLook.plus(PAUSE))) {
            return false;
        }
        lastLook = now;
        Stamp before = stamp;
        stamp = stamp();
        return stamp == null ? before != null : !stamp.equals(before);
    }

    private @Nullable Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    attributes.lastModifiedTime(), attributes.size(), Optional.ofNullable(attributes.fileKey()));
        } catch (IOException e) {
            // Why it cannot be read is told by the reading that follows.
            LOG.debug("file={} cannot be looked at: {}", file, e.toString());
            return null;
        }
    }
}
