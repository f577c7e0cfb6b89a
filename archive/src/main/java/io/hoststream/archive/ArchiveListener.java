package io.hoststream.archive;

/** Is told what an archive does, on the thread of whoever uses it, where nothing else is said. */
public interface ArchiveListener {

    /** Does nothing. */
    ArchiveListener NONE = new ArchiveListener() {};

    /** A sample went into a file that is still open. */
    default void stored(String format) {}

    /** A sample came that is stored already. */
    default void repeated(String format) {}

    /** So many files were merged into one; sizes before and after. On the thread that merges. */
    default void merged(String format, int files, long before, long after) {}

    /** A file was deleted, because it was too old or all were too large. On the thread that deletes. */
    default void deleted(String format, long bytes) {}

    /** A file was closed. */
    default void closed(String format, ArchiveFile file, long bytes) {}
}
