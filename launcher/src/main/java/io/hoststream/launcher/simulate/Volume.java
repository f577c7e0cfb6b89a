package io.hoststream.launcher.simulate;

import io.hoststream.collect.reading.FilesystemReading;
import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import java.time.Instant;

/** One mounted filesystem: fills slowly, and is tidied up now and then. */
final class Volume {

    private static final double RESERVED = 0.05;
    private static final double FULL = 0.94;
    private static final long BYTES_PER_INODE = 16_384;

    /**
     * What it is.
     *
     * @param mountpoint where it is mounted
     * @param device what is mounted
     * @param type its type
     * @param total its size; bytes
     * @param fill how full it is to begin with; share of all
     * @param perDay how much fuller it gets in a day; share of all
     */
    record Kind(String mountpoint, String device, String type, long total, double fill, double perDay) {}

    private static final double MILLIS_PER_DAY = 86_400_000;

    private final Kind kind;
    private final Recurrence tidied;
    private final Chance chance;
    private final double lasting;
    private double noise;

    Volume(Kind kind, Recurrence tidied, Chance chance) {
        this.kind = kind;
        this.tidied = tidied;
        this.chance = chance;
        this.lasting = kind.fill() * kind.total();
    }

    /** How full it is; a runaway log has filled so much of the rest. */
    FilesystemReading read(Instant now, double runaway) {
        double grown = kind.perDay() * kind.total() * tidied.millisSince(now) / MILLIS_PER_DAY;
        if (kind.perDay() > 0 && chance.happens(0.7)) {
            noise = 0.9 * noise + kind.total() * 1e-6 * Math.abs(chance.normal());
        }
        long used = Hardware.pages(Math.min(FULL * kind.total(), lasting + grown + noise + runaway * kind.total()));
        long free = kind.total() - used;
        boolean ext = kind.type().equals("ext4");
        long available = ext ? free - Hardware.pages(kind.total() * RESERVED) : free;
        return new FilesystemReading(
                kind.mountpoint(),
                kind.device(),
                kind.type(),
                false,
                new Space(kind.total(), free, Math.max(0, available), ext ? inodes(used) : null),
                false);
    }

    boolean is(String mountpoint) {
        return kind.mountpoint().equals(mountpoint);
    }

    private Inodes inodes(long used) {
        long total = kind.total() / BYTES_PER_INODE;
        return new Inodes(total, total - Math.min(total - 1, 11 + used / (BYTES_PER_INODE * 6)));
    }
}
