package io.hoststream.launcher.simulate;

import io.hoststream.collect.reading.FilesystemReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The mounted filesystems of a machine. */
final class Volumes {

    /** Where logs are. */
    private static final String LOGS = "/var";

    private static final long MEGA = 1L << 20;

    /** Who works more than this on disks has some for data. */
    private static final double WITH_DATA = 0.1;

    /** Sooner or later somebody tidies up. */
    private static final double ALMOST_FULL = 0.92;

    private final List<Volume> volumes = new ArrayList<>();

    Volumes(Hardware hardware, Duty duty, Chance chance) {
        add(chance, kind("/", 1, hardware, size(20, 80, chance), chance.between(0.15, 0.6), 0.0004));
        add(chance, new Volume.Kind("/boot", partition(hardware, 2), "ext4", 974 * MEGA, chance.between(0.1, 0.5), 0));
        add(
                chance,
                kind(
                        LOGS,
                        3,
                        hardware,
                        size(20, 200, chance),
                        chance.between(0.1, 0.4),
                        chance.betweenOrders(0.002, 0.04)));
        add(chance, kind("/home", 4, hardware, size(10, 100, chance), chance.between(0.02, 0.7), 0.0002));
        if (!hardware.virtual()) {
            add(chance, new Volume.Kind("/boot/efi", partition(hardware, 5), "vfat", 511 * MEGA, 0.012, 0));
        }
        if (duty.appetite().disk() > WITH_DATA) {
            addData(hardware, chance);
        }
    }

    private void addData(Hardware hardware, Chance chance) {
        int disks = hardware.disks().size();
        for (int i = 1; i < disks; i++) {
            String mountpoint = disks == 2 ? "/srv" : "/srv/data" + i;
            String device = "/dev/" + hardware.disks().get(i).name();
            double fill = chance.between(0.2, 0.8);
            double perDay = chance.betweenOrders(0.0005, 0.01);
            add(chance, new Volume.Kind(mountpoint, device, "xfs", size(200, 4000, chance), fill, perDay));
        }
    }

    private void add(Chance chance, Volume.Kind kind) {
        double daysToFull = (ALMOST_FULL - kind.fill()) / Math.max(kind.perDay(), 0.001);
        Duration most = Duration.ofHours((long) (24 * Math.max(2, Math.min(90, daysToFull))));
        volumes.add(new Volume(kind, Recurrence.every(most.dividedBy(2), most, chance), chance));
    }

    private static Volume.Kind kind(
            String mountpoint, int partition, Hardware hardware, long total, double fill, double perDay) {
        return new Volume.Kind(mountpoint, partition(hardware, partition), "ext4", total, fill, perDay);
    }

    private static String partition(Hardware hardware, int number) {
        String disk = hardware.disks().get(0).name();
        return "/dev/" + disk + (disk.startsWith("nvme") ? "p" : "") + number;
    }

    /** A little less than what it is called: a filesystem keeps books. */
    private static long size(double least, double most, Chance chance) {
        return Hardware.pages(chance.betweenOrders(least, most) * Hardware.GIGA * 0.979);
    }

    /** How full they are; a runaway log has filled so much of {@code /var}, as a share of it. */
    List<FilesystemReading> read(Instant now, double runaway) {
        List<FilesystemReading> readings = new ArrayList<>(volumes.size());
        for (Volume volume : volumes) {
            readings.add(volume.read(now, volume.is(LOGS) ? runaway : 0));
        }
        return readings;
    }
}
