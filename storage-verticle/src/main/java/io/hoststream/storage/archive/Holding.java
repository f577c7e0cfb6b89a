package io.hoststream.storage.archive;

import io.hoststream.archive.PartitionArchive;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import java.io.IOException;
import java.util.OptionalLong;

/** A partition that this archiver has claimed, and where its records were asked to begin. */
final class Holding {

    /** No record is below this: where a partition begins is not known to have been respected. */
    static final long ANYWHERE = 0;

    private final PartitionArchive archive;
    private long floor;

    /** A partition whose records were asked to begin at {@code floor}. */
    Holding(PartitionArchive archive, long floor) {
        this.archive = archive;
        this.floor = floor;
    }

    /** The same partition, whose records were asked to begin at another offset. */
    Holding from(long offset) {
        return new Holding(archive, offset);
    }

    PartitionArchive archive() {
        return archive;
    }

    /** Takes in a batch, as often as it comes. */
    void take(Batch<HostSample> batch) throws IOException {
        if (firstOffset(batch) < floor) {
            // The log ends before the offset that was asked for: it is not the one that the files were made from.
            archive.startOver();
        }
        floor = ANYWHERE;
        for (Received<HostSample> record : batch.records()) {
            if (record.value() != null) {
                archive.append(record.offset(), record.arrivedMillis(), record.value());
            }
        }
        archive.flush();
        archive.skipTo(batch.next());
    }

    /** How far everything is in closed files; empty until a batch has shown that they are of this topic. */
    OptionalLong durable() {
        return floor == ANYWHERE ? OptionalLong.of(archive.durable()) : OptionalLong.empty();
    }

    private static long firstOffset(Batch<HostSample> batch) {
        return batch.records().isEmpty()
                ? batch.next() - 1
                : batch.records().get(0).offset();
    }
}
