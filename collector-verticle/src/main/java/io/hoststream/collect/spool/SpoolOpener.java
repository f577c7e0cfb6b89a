package io.hoststream.collect.spool;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gets from a disk that may be away to the spool on it. Every call may be tried again after a failure. */
final class SpoolOpener implements AutoCloseable {

    /** A file that cannot be read so many times is left aside; before that it may be the disk that is not ready. */
    static final int ATTEMPTS = 5;

    private final DiskSource source;
    private final Spool.Bounds bounds;
    private final DropAccount account;
    private final SpoolMonitor monitor;
    private @Nullable Disk disk;
    private int unreadable;

    SpoolOpener(DiskSource source, Spool.Bounds bounds, DropAccount account, SpoolMonitor monitor) {
        this.source = source;
        this.bounds = bounds;
        this.account = account;
        this.monitor = monitor;
    }

    Spool open() throws IOException {
        if (disk == null) {
            disk = source.open();
        }
        try {
            return new Recovery(disk, account, monitor, unreadable >= ATTEMPTS - 1).open(bounds);
        } catch (UnreadableException e) {
            unreadable++;
            throw e;
        }
    }

    /** Lets go of the disk. */
    @Override
    public void close() {
        if (disk != null) {
            disk.close();
        }
    }
}
