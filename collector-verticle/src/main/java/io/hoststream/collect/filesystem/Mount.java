package io.hoststream.collect.filesystem;

import java.util.regex.Pattern;

/**
 * One mount.
 *
 * @param mountpoint where it is mounted
 * @param device what is mounted, such as {@code /dev/sda1}
 * @param type the filesystem's type, such as {@code ext4}
 * @param readOnly whether nothing can be written
 * @param identity what tells filesystems apart, such as {@code 8:1}: two mounts of one filesystem share it
 * @param bind whether a part of a filesystem is mounted, not its root
 * @param emergency whether the filesystem stopped taking writes after an error
 */
public record Mount(
        String mountpoint,
        String device,
        String type,
        boolean readOnly,
        String identity,
        boolean bind,
        boolean emergency) {

    private static final Pattern USER_INFO = Pattern.compile("//[^/]*@");

    /** A mount; who it is mounted as, and with which password, is masked in the device. */
    public Mount {
        device = device.indexOf('@') < 0 ? device : USER_INFO.matcher(device).replaceFirst("//***@");
    }

    /** A mount without an error. */
    public Mount(String mountpoint, String device, String type, boolean readOnly, String identity, boolean bind) {
        this(mountpoint, device, type, readOnly, identity, bind, false);
    }

    boolean isRoot() {
        return mountpoint.equals("/");
    }

    /** Whether it lies on a device of this machine. */
    boolean isLocal() {
        return device.startsWith("/dev/");
    }
}
