package io.hoststream.storage.archive;

import io.hoststream.archive.Merging;
import io.hoststream.archive.disk.Disk;
import io.hoststream.pipeline.settings.ByteSize;
import java.io.IOException;

/** Keeps a part of a disk free. */
final class FreeSpace implements Merging.Room {

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
        need(0);
    }

    @Override
    public void need(long bytes) throws IOException {
        long free = disk.free();
        if (free - bytes < minimum.bytes()) {
            String wanted = bytes == 0 ? "" : (bytes >> MEGABYTE_BITS) + "MB are needed, ";
            throw new IOException(
                    wanted + (free >> MEGABYTE_BITS) + "MB are free and archive.minimum-free is " + minimum);
        }
    }
}
