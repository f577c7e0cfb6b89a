package io.hoststream.archive;

/** Is told what an archive does, on the thread of whoever uses the archive. */
public interface ArchiveListener {

    /** Does nothing. */
    ArchiveListener NONE = new ArchiveListener() {};

    /** A sample went into a file that is still open. */
    default void stored(String format) {}

    /** A sample came that is stored already. */
    default void repeated(String format) {}

    /** A file was closed. */
    default void closed(String format, ArchiveFile file, long bytes) {}
}
