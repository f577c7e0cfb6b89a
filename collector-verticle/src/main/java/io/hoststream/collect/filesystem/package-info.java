/**
 * Filesystems: read seldom, and never trusted to answer.
 *
 * <p>Asking a dead network mount how full it is blocks the asking thread, perhaps for ever. So every mount is asked on a
 * worker with a deadline ({@code MountCalls}): one that does not answer is reported stuck, its worker stays with it, and it
 * is not asked again before that worker is back. {@link io.hoststream.collect.filesystem.MountRounds} is one round after
 * another. {@link io.hoststream.collect.filesystem.MountSelection} decides which mounts get a row. {@link
 * io.hoststream.collect.filesystem.MountSource} is the edge to the operating system.
 */
@NullMarked
package io.hoststream.collect.filesystem;

import org.jspecify.annotations.NullMarked;
