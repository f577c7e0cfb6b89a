/**
 * The few file operations that the archive's promises rest on: create, write at a place, force, rename, sync a directory,
 * delete, list, read. {@link io.hoststream.archive.disk.Disk} names them; {@link io.hoststream.archive.disk.LocalDisk} does
 * them below one directory and never outside of it; the tests do them on a disk that tears, fails and loses power.
 */
@NullMarked
package io.hoststream.archive.disk;

import org.jspecify.annotations.NullMarked;
