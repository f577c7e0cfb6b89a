package io.hoststream.collect.spool;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of a {@link Disk}. Every call may block and may fail. */
public interface DiskFile extends AutoCloseable {

    /** How long it is; bytes. */
    long size() throws IOException;

    /** Reads from {@code offset} on until the buffer is full or the file ends. */
    void read(ByteBuffer into, long offset) throws IOException;

    /** Writes all of the buffer at {@code offset}; where it fails, any part may have been written. */
    void write(ByteBuffer bytes, long offset) throws IOException;

    /** Cuts it to that length. */
    void truncate(long size) throws IOException;

    /** Makes its content survive a power failure. */
    void force() throws IOException;

    /** Closes it; a failure costs nothing that {@link #force} had not promised. */
    @Override
    void close();
}
