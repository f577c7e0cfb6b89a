package io.hoststream.collect.reading;

import org.jspecify.annotations.Nullable;

/**
 * One mounted filesystem.
 *
 * @param mountpoint where it is mounted
 * @param device what is mounted, such as {@code /dev/sda1}
 * @param type its type, such as {@code ext4}
 * @param readOnly whether it is mounted read-only
 * @param space how full it is; null if it did not answer
 * @param stuck it did not answer within its deadline
 * @param emergency it stopped taking writes after an error
 */
public record FilesystemReading(
        String mountpoint,
        String device,
        String type,
        @Nullable Boolean readOnly,
        @Nullable Space space,
        boolean stuck,
        boolean emergency)
        implements Named {

    @Override
    public String name() {
        return mountpoint;
    }

    /** A filesystem without an error. */
    public FilesystemReading(
            String mountpoint,
            String device,
            String type,
            @Nullable Boolean readOnly,
            @Nullable Space space,
            boolean stuck) {
        this(mountpoint, device, type, readOnly, space, stuck, false);
    }

    /**
     * How full a filesystem is; bytes.
     *
     * @param total its size
     * @param free free, the reserve for root included
     * @param available free for ordinary users
     * @param inodes its inodes; null where it has no fixed number, or it is not known
     */
    public record Space(
            long total, long free, long available, @Nullable Inodes inodes) {}

    /**
     * Inodes.
     *
     * @param total all of them
     * @param free those not in use
     */
    public record Inodes(long total, long free) {}
}
