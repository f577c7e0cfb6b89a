package io.hoststream.archive;

import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.format.SampleNumber;
import io.hoststream.avro.HostSample;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The files of one format of one partition: what they hold, and the one that is being written. Every step may fail and be
 * tried again; what was taken in is not forgotten by a failure.
 */
final class Lane {

    private final Disk disk;
    private final SampleFormat format;
    private final Claim claim;
    private final Rotation rotation;
    private final ArchiveListener listener;
    private final Checkpoints checkpoints;
    private final StoredNumbers numbers;
    private long generation;
    private long next;
    private @Nullable OpenFile open;

    Lane(Archive archive, SampleFormat format, Claim claim) throws IOException {
        this.disk = archive.disk();
        this.format = format;
        this.claim = claim;
        this.rotation = archive.rotation();
        this.listener = archive.listener();
        this.checkpoints = new Checkpoints(disk, claim, format.id());
        Recovery.Stored stored = new Recovery(disk, format, claim.source()).recover(checkpoints);
        this.numbers = stored.numbers();
        this.generation = stored.position().generation();
        this.next = stored.position().last() + 1;
    }

    long generation() {
        return generation;
    }

    /** The offset that it needs next. */
    long next() {
        return next;
    }

    /** The offset below which everything is in closed files. */
    long durable() {
        return open == null ? next : open.first();
    }

    /** Begins the next life of the topic, in which offsets start again at 0. No file is open. */
    void startOver(long newGeneration) {
        generation = newGeneration;
        next = 0;
    }

    /** Nothing comes below this offset any more. */
    void skipTo(long offset) {
        next = Math.max(next, offset);
    }

    /** Takes a record in, unless it was taken in before or repeats a sample. */
    void append(long offset, long arrivedMillis, HostSample sample) throws IOException {
        if (offset < next) {
            return;
        }
        SampleNumber number = SampleNumber.of(sample);
        if (numbers.contains(number)) {
            listener.repeated(format.id());
        } else {
            OpenFile file = fileFor(offset, Layout.hour(arrivedMillis), sample.getTime());
            file.writer().append(sample, arrivedMillis);
            file.covers(offset, sample.getTime());
            numbers.add(number);
            listener.stored(format.id());
        }
        next = offset + 1;
    }

    /** Merges what it has closed. */
    Compactor compactor(Archive archive, Merging merging) {
        return new Compactor(archive, format, claim, merging);
    }

    /** How much memory the file takes that is being written; bytes. */
    long memory() {
        return open == null ? 0 : open.writer().memory();
    }

    void flush() throws IOException {
        if (open != null && !open.closing()) {
            open.writer().flush();
        }
    }

    void closeDue(Instant now) throws IOException {
        if (open != null && open.olderThan(rotation.after(), now)) {
            close();
        }
    }

    /** Closes the file that is being written: see the package's description for the order of the steps. */
    void close() throws IOException {
        OpenFile file = open;
        if (file == null) {
            return;
        }
        file.markClosing();
        String directory = Layout.hour(format, file.hour());
        if (!file.published()) {
            publish(file, directory);
        }
        ArchiveFile name = name(file);
        disk.sync(directory);
        checkpoints.confirm(Position.endOf(name));
        open = null;
        listener.closed(format.id(), name, file.writer().bytes());
    }

    /** Drops the file that is being written. */
    void discard() {
        if (open != null && !open.published()) {
            open.writer().discard();
        }
        open = null;
    }

    private void publish(OpenFile file, String directory) throws IOException {
        claim.verify();
        file.writer().finish();
        ArchiveFile name = name(file);
        String target = directory + "/" + name.name();
        checkpoints.prepare(new Checkpoint(Position.endOf(name), target, numbers));
        disk.makeDirectory(directory);
        claim.publish(file.writer().file(), target);
        file.markPublished();
    }

    /** What the name of a finished file says: the same at every attempt, since nothing of it changes any more. */
    private ArchiveFile name(OpenFile file) {
        Offsets offsets = new Offsets(generation, file.first(), file.last());
        return new ArchiveFile(
                claim.source(), offsets, file.span(), file.writer().checksum(), format.extension());
    }

    private OpenFile fileFor(long offset, String hour, Instant time) throws IOException {
        if (open != null && !takesMore(open, hour)) {
            close();
        }
        OpenFile file = open;
        if (file == null) {
            file = new OpenFile(format.create(disk, claim.inProgress(format.extension())), hour, offset, time);
            open = file;
        }
        return file;
    }

    private boolean takesMore(OpenFile file, String hour) {
        return !file.closing() && file.hour().equals(hour) && file.writer().bytes() < rotation.bytes();
    }
}
