package io.hoststream.collect.filesystem;

import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operating system's account of its mounts. */
public interface MountSource {

    /** Every mount, in the order in which they were made. */
    List<Mount> mounts() throws IOException;

    /**
     * How full a filesystem is; null if it has no size. May block for ever, and is called on several threads at a time.
     *
     * @throws java.io.UncheckedIOException if it answers that it cannot be looked at
     */
    @Nullable
    Space space(Mount mount);

    /**
     * The inodes of filesystems that have just answered, by mount point, where {@link #space} does not tell. May block for a
     * few seconds, not for ever.
     */
    Map<String, Inodes> inodes(List<String> mountpoints) throws InterruptedException;
}
