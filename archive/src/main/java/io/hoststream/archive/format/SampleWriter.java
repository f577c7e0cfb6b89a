package io.hoststream.archive.format;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.avro.HostSample;
import java.io.IOException;

/** Writes one in-progress file. Used by one thread. */
public interface SampleWriter {

    /** The file that is being written. */
    String file();

    /** Takes a sample in, in memory; {@code arrivedMillis} is when it arrived at the topic, in milliseconds since 1970. */
    void append(HostSample sample, long arrivedMillis);

    /** How large the file is, what is still in memory included; bytes, approximately for formats that compress. */
    long bytes();

    /** How much memory it holds; bytes, approximately. */
    long memory();

    /** Hands what is in memory to the disk, not yet durably. After a failure it may be called again and goes on. */
    void flush() throws IOException;

    /**
     * Completes the file and makes it durable. After a failure it may be called again; after a success it does nothing.
     *
     * @throws ContentLostException if the disk lost what it had been given
     */
    void finish() throws IOException;

    /**
     * The checksum of the bytes that {@link #finish} made durable.
     *
     * @throws IllegalStateException if it has not
     */
    Checksum checksum();

    /** Gives the file up and deletes it, as far as the disk lets it. */
    void discard();
}
