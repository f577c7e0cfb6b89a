/**
 * How samples lie on disk: {@code DIR/FORMAT/dt=YYYY-MM-DD/hour=HH/part-….FORMAT}, closed files only, each of them whole,
 * each sample in exactly one of them; days that are over in one file of the day, without the hour.
 *
 * <p>An {@link io.hoststream.archive.Archive} is a directory. Whoever owns a partition of the topic claims it there and
 * gets a {@link io.hoststream.archive.PartitionArchive}; in it every format has a {@code Lane}, which decides on its own
 * what it stores: records at offsets that its closed files have passed are skipped, and samples whose numbers it has
 * stored before are repeats and dropped. Samples go to an in-progress file in the control directory; closing it is: force
 * the file, write down which numbers are stored ({@code Checkpoint}), rename the file to its place, sync the directory.
 * The file's name carries topic, partition and offsets, so that the files on disk say where to resume, and the checksum of its
 * bytes, which is known from the moment on at which it was forced. A file is never opened again. What an in-progress file held when its writer died is read from the topic again.
 *
 * <p>Claiming fences: the new owner writes its name down and deletes every in-progress file of the partition, so that an
 * owner who was only asleep can neither rename its old file into place nor, when it looks at the owner's name before
 * renaming, a newer one. {@link io.hoststream.archive.ClosedFiles} is the way to read what is there.
 *
 * <p>A {@link io.hoststream.archive.Compactor} merges what one owner has closed, behind the same fence, once each file's bytes
 * were found to have the checksum in its name: damage is left alone, never copied. The merged file's name
 * covers the offsets of those that went in; from its rename on they are superseded, and no reader looks at them. {@link
 * io.hoststream.archive.Retention} deletes what is too old, {@link io.hoststream.archive.MemoryBound} keeps what open files
 * hold in memory within a bound.
 */
@NullMarked
package io.hoststream.archive;

import org.jspecify.annotations.NullMarked;
