package io.hoststream.archive.disk;

import java.io.Closeable;
import java.io.IOException;

/** A file that is being written. */
public interface DiskFile extends Closeable {

    /**
     * Writes the first {@code length} bytes at a position. After a failure some of them may have been written; the same
     * call may be made again.
     */
    void write(long position, byte[] bytes, int length) throws IOException;

    /**
     * Makes everything written so far durable. After a failure nobody knows what is on the disk, and a second call that
     * succeeds says nothing about what the first one failed to write.
     */
    void force() throws IOException;
}
