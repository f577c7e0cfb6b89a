package io.hoststream.collect.spool;

import java.io.IOException;

/** Opens a disk, or tries to. */
@FunctionalInterface
public interface DiskSource {

    /**
     * The disk, opened.
     *
     * @throws SpoolInUseException if another collector has it
     */
    Disk open() throws IOException;
}
