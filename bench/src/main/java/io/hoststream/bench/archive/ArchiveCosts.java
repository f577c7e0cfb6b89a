package io.hoststream.bench.archive;

import io.hoststream.archive.Archive;
import io.hoststream.archive.ArchiveListener;
import io.hoststream.archive.ClosedFiles;
import io.hoststream.archive.Compactor;
import io.hoststream.archive.Merging;
import io.hoststream.archive.PartitionArchive;
import io.hoststream.archive.Rotation;
import io.hoststream.archive.Source;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.avro.HostSample;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An archive of one partition that is written to, and what that costs. */
final class ArchiveCosts {

    private static final Rotation ROTATION = new Rotation(Duration.ofHours(1), 1 << 30);

    private final LocalDisk disk;
    private final FileFormat kind;
    private final PartitionArchive partition;
    private long offset;
    private long values;
    private long nanos;

    ArchiveCosts(LocalDisk disk, SampleFormat format) throws IOException {
        this.disk = disk;
        this.kind = format.kind();
        this.partition = new Archive(disk, List.of(format), ROTATION, ArchiveListener.NONE)
                .claim(new Source("hoststream.samples", 0));
    }

    /** Writes one file: from samples in memory to a file that the disk has for sure. */
    void write(List<HostSample> samples) throws IOException {
        long start = System.nanoTime();
        for (HostSample sample : samples) {
            partition.append(offset++, sample.getTime().toEpochMilli(), sample);
        }
        partition.close();
        nanos += System.nanoTime() - start;
        values += Fleet.values(samples);
    }

    /** Forgets what was measured, not what was written. */
    void warm() {
        nanos = 0;
        values = 0;
    }

    double valuesPerSecond() {
        return values * 1e9 / nanos;
    }

    /** Merges everything; returns the seconds that it took. */
    double merge(Instant now) throws IOException {
        long start = System.nanoTime();
        for (Compactor compactor : partition.compactors(new Merging(Duration.ofMinutes(5), 64 << 20, bytes -> {}))) {
            boolean more = true;
            while (more) {
                more = compactor.step(now);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    int files() throws IOException {
        return new ClosedFiles(disk, kind).all().size();
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (ClosedFiles.Entry entry : new ClosedFiles(disk, kind).all()) {
            bytes += disk.size(entry.path());
        }
        return bytes;
    }
}
