package io.hoststream.archive.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A directory tree. Names are relative to its root, their parts separated by {@code /}; the empty name is the root. An
 * instance may be used by several threads, each on files of its own.
 */
public interface Disk {

    /** Makes a directory and those above it, so that they are still there after a loss of power. */
    void makeDirectory(String directory) throws IOException;

    /**
     * Creates a file to be written; its directory exists.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one of that name
     */
    DiskFile create(String file) throws IOException;

    /**
     * Gives a file another name, in one step; whatever had that name is replaced.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    void rename(String from, String to) throws IOException;

    /** Makes the names in a directory durable: what was created, renamed or deleted there. */
    void sync(String directory) throws IOException;

    /** Deletes a file; nothing happens if there is none. */
    void delete(String file) throws IOException;

    /** The names in a directory, in no order; none if the directory does not exist. */
    List<String> list(String directory) throws IOException;

    /** Whether there is such a file or directory. */
    boolean exists(String name) throws IOException;

    /**
     * Opens a file to be read from its beginning.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    InputStream read(String file) throws IOException;

    /**
     * How large a file is; bytes.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    long size(String file) throws IOException;

    /** Deletes a directory if it is empty; nothing happens otherwise. */
    void removeDirectory(String directory) throws IOException;

    /** Where a file lies for those who can read only files of this machine; empty where it lies elsewhere. */
    default Optional<Path> local(String name) {
        return Optional.empty();
    }

    /** How much more can be written; bytes. */
    long free() throws IOException;
}
