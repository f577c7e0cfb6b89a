/**
 * Role archive: keeps every sample in files, exactly once. {@link io.hoststream.storage.archive.ArchiveVerticle} starts a
 * loop over the samples whose sink hands each partition's records to its part of an {@link
 * io.hoststream.archive.Archive}. What is on disk decides where a partition is resumed; an offset is committed when the
 * file that holds its record is closed. While the disk cannot be written to, the loop waits and health says why. {@code Upkeep}
 * merges and deletes closed files, on a thread of its own.
 */
@NullMarked
package io.hoststream.storage.archive;

import org.jspecify.annotations.NullMarked;
