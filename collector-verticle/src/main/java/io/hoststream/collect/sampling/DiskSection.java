package io.hoststream.collect.sampling;

import io.hoststream.avro.Disk;
import io.hoststream.collect.reading.DiskReading;
import io.hoststream.collect.reading.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The block devices' section. */
final class DiskSection {

    private DiskSection() {}

    static List<Disk> of(List<DiskReading> now, @Nullable List<DiskReading> before, Span span) {
        List<Disk> disks = new ArrayList<>(now.size());
        for (DiskReading disk : now) {
            DiskReading earlier = Named.find(before, disk.name(), disks.size());
            disks.add(disk(disk, DiskChange.between(earlier, disk, span), span));
        }
        return disks;
    }

    private static Disk disk(DiskReading now, DiskChange change, Span span) {
        Disk.Builder builder = Disk.newBuilder()
                .setDevice(now.name())
                .setDeviceNumber(now.deviceNumber())
                .setReadBytesPerSecond(span.perSecond(change.readBytes()))
                .setWriteBytesPerSecond(span.perSecond(change.writtenBytes()))
                .setReadsPerSecond(span.perSecond(change.reads()))
                .setWritesPerSecond(span.perSecond(change.writes()))
                .setAwaitMillis(change.await())
                .setReadAwaitMillis(change.readAwait())
                .setWriteAwaitMillis(change.writeAwait())
                .setUtilPercent(span.percentOfMillis(change.ioMillis()))
                .setQueueLength(span.average(change.weightedMillis()));
        return counters(builder, now).build();
    }

    private static Disk.Builder counters(Disk.Builder builder, DiskReading now) {
        return builder.setReads(now.reads())
                .setWrites(now.writes())
                .setReadBytes(now.readBytes())
                .setWrittenBytes(now.writtenBytes())
                .setReadMillis(now.readMillis())
                .setWriteMillis(now.writeMillis())
                .setIoMillis(now.ioMillis())
                .setWeightedIoMillis(now.weightedMillis())
                .setInFlight(now.inFlight());
    }
}
