package io.hoststream.storage.archive;

import io.hoststream.archive.disk.Disk;
import io.hoststream.pipeline.settings.ByteSize;
import java.io.IOException;

/** Keeps a part of a disk free. */
final class FreeSpace {

    private static final int MEGABYTE_BITS = 20;

    private final Disk disk;
    private final ByteSize minimum;

    FreeSpace(Disk disk, ByteSize minimum) {
        this.disk = disk;
        this.minimum = minimum;
    }

    /**
     * Makes sure that there is more than has to stay free.
     *
     * @throws IOException if there is not
     */
    void check() throws IOException {
        long free = disk.free();
        if (free < minimum.bytes()) {
            throw new IOException((free >> MEGABYTE_BITS) + "MB are free and archive.minimum-free is " + minimum);
        }
    }
}
