package io.hoststream.archive;

import io.hoststream.archive.format.SampleFormat;
import io.hoststream.avro.HostSample;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A partition's part of an archive, in the hands of its one owner. Used by one thread. Any method that throws an {@link
 * IOException} may be called again when the disk is well: nothing that was taken in is lost by it. {@link
 * TakenOverException} is the exception: there is a new owner, and this one can only {@link #discard}.
 */
public final class PartitionArchive {

    /** Bytes of memory are handed to the disk at the latest when so many records have come. */
    private static final int FLUSH_EVERY = 64;

    private final Archive archive;
    private final List<Lane> lanes;
    private int unflushed;

    PartitionArchive(Archive archive, Source source) throws IOException {
        this.archive = archive;
        Claim claim = Claim.take(archive.disk(), source);
        List<Lane> opened = new ArrayList<>();
        for (SampleFormat format : archive.formats()) {
            opened.add(new Lane(archive, format, claim));
        }
        this.lanes = List.copyOf(opened);
        // A format that has nothing of the topic's present life yet needs all of it.
        long generation = generation();
        lanes.stream().filter(lane -> lane.generation() < generation).forEach(lane -> lane.startOver(generation));
    }

    /** The offset from which records are needed: the lowest of what each format needs. 0 where there is nothing yet. */
    public long resumeAt() {
        return lanes.stream().mapToLong(Lane::next).min().orElse(0);
    }

    /**
     * The topic was made anew: offsets start again at 0, and what is stored under the old ones stays. To be called before
     * anything was appended.
     */
    public void startOver() {
        long generation = generation() + 1;
        lanes.forEach(lane -> lane.startOver(generation));
    }

    /** Takes in a record; every format that has stored it already passes over it. */
    public void append(long offset, long arrivedMillis, HostSample sample) throws IOException {
        if (unflushed >= FLUSH_EVERY) {
            flush();
        }
        for (Lane lane : lanes) {
            lane.append(offset, arrivedMillis, sample);
        }
        unflushed++;
    }

    /** Says that every record below this offset has been appended or does not exist. */
    public void skipTo(long offset) {
        lanes.forEach(lane -> lane.skipTo(offset));
    }

    /** Hands what is in memory to the disk, not yet durably. */
    public void flush() throws IOException {
        for (Lane lane : lanes) {
            lane.flush();
        }
        unflushed = 0;
    }

    /** Closes the files that have been open for long enough. */
    public void closeDue(Instant now) throws IOException {
        for (Lane lane : lanes) {
            lane.closeDue(now);
        }
    }

    /** Closes every file. */
    public void close() throws IOException {
        for (Lane lane : lanes) {
            lane.close();
        }
    }

    /** Those who merge the closed files of each format, for as long as the caller is the owner. */
    public List<Compactor> compactors(Merging merging) {
        return lanes.stream().map(lane -> lane.compactor(archive, merging)).toList();
    }

    /** How much memory the files take that are being written; bytes. */
    public long memory() {
        return lanes.stream().mapToLong(Lane::memory).sum();
    }

    long largest() {
        return lanes.stream().mapToLong(Lane::memory).max().orElse(0);
    }

    void closeLargest() throws IOException {
        lanes.stream().max(Comparator.comparingLong(Lane::memory)).orElseThrow().close();
    }

    /** Drops what is not in closed files. */
    public void discard() {
        lanes.forEach(Lane::discard);
    }

    /** The offset below which everything is in closed files of every format. */
    public long durable() {
        return lanes.stream().mapToLong(Lane::durable).min().orElse(0);
    }

    private long generation() {
        return lanes.stream().mapToLong(Lane::generation).max().orElse(0);
    }
}
