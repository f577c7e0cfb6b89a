package io.hoststream.archive.format;

import io.hoststream.archive.disk.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** One way of writing samples to files. */
public interface SampleFormat {

    /** The name in settings, and of the directory that holds its files; lower case letters and digits. */
    String id();

    /** What the names of its files end with, without the dot. */
    String extension();

    /** Begins an in-progress file of that name. */
    SampleWriter create(Disk disk, String file) throws IOException;

    /**
     * Reads a closed file from its first byte to its last and names the samples in it, in their order. One that a format
     * keeps nothing of is not named.
     *
     * @throws MalformedFileException if the file is not whole or not of this format
     */
    void readNumbers(InputStream from, Consumer<SampleNumber> to) throws IOException;
}
