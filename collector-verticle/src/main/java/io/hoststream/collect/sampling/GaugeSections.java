package io.hoststream.collect.sampling;

import io.hoststream.avro.Connections;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.Processes;
import io.hoststream.avro.TopProcess;
import io.hoststream.collect.reading.ConnectionsReading;
import io.hoststream.collect.reading.FilesystemReading;
import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import io.hoststream.collect.reading.ProcessesReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sections that need no reading before them: filesystems, sockets and processes. */
final class GaugeSections {

    private GaugeSections() {}

    static List<Filesystem> filesystems(List<FilesystemReading> now) {
        return now.stream().map(GaugeSections::filesystem).toList();
    }

    private static Filesystem filesystem(FilesystemReading now) {
        Filesystem.Builder builder = Filesystem.newBuilder()
                .setMountpoint(now.mountpoint())
                .setDevice(now.device())
                .setType(now.type())
                .setReadOnly(now.readOnly())
                .setStuck(now.stuck())
                .setEmergencyReadOnly(now.emergency());
        Space space = now.space();
        return space == null ? builder.build() : filled(builder, space).build();
    }

    private static Filesystem.Builder filled(Filesystem.Builder builder, Space space) {
        long used = Math.max(0, space.total() - space.free());
        builder.setTotalBytes(space.total())
                .setUsedBytes(used)
                .setFreeBytes(space.free())
                .setAvailableBytes(space.available())
                .setUsagePercent(MemorySections.percent(used, used + space.available()));
        Inodes inodes = space.inodes();
        return inodes == null ? builder : counted(builder, inodes);
    }

    private static Filesystem.Builder counted(Filesystem.Builder builder, Inodes inodes) {
        long used = Math.max(0, inodes.total() - inodes.free());
        return builder.setInodesTotal(inodes.total())
                .setInodesUsed(used)
                .setInodesFree(inodes.free())
                .setInodeUsagePercent(MemorySections.percent(used, inodes.total()));
    }

    static @Nullable Connections connections(@Nullable ConnectionsReading now) {
        return now == null
                ? null
                : new Connections(
                        now.tcpEstablished(),
                        now.tcpInUse(),
                        now.tcpTimeWait(),
                        now.tcpOrphaned(),
                        now.udpInUse(),
                        now.socketsInUse());
    }

    static @Nullable Processes processes(@Nullable ProcessesReading now, @Nullable List<TopProcess> top) {
        return now == null
                ? null
                : new Processes(now.total(), now.running(), now.blocked(), top == null ? List.of() : top);
    }
}
