package io.hoststream.collect.spool;

import java.io.IOException;
import java.util.List;

/** One flat directory of files that belongs to one spool. Every call may block and may fail. */
public interface Disk extends AutoCloseable {

    /** The names of all files. */
    List<String> list() throws IOException;

    /** Opens a file for reading and writing; makes it, empty, where there is none. */
    DiskFile open(String name) throws IOException;

    /** Deletes a file; it exists. */
    void delete(String name) throws IOException;

    /** Gives a file another name, under which there is none. */
    void rename(String from, String to) throws IOException;

    /** Makes which files there are survive a power failure. */
    void force() throws IOException;

    /** What people call it: the directory's path. */
    @Override
    String toString();

    /** Lets go of the directory. */
    @Override
    void close();
}
