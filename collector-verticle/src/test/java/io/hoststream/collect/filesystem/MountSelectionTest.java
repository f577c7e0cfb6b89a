package io.hoststream.collect.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.CollectDefaults;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountSelectionTest {

    private final MountSelection selection =
            new MountSelection(CollectDefaults.filesystemExclude(), CollectDefaults.filesystemTypeExclude());

    @Test
    void shouldTakeFilesystemsThatHoldDataLocalOnesFirst() {
        assertThat(chosen(
                        mount("/proc", "proc", "proc", "0:1"),
                        mount("/mnt/nas", "nas:/x", "nfs4", "0:9"),
                        mount("/tmp", "tmpfs", "tmpfs", "0:3"),
                        mount("/", "/dev/sda1", "ext4", "8:1"),
                        mount("/snap/core/1", "/dev/loop0", "squashfs", "7:0"),
                        mount("/home", "/dev/sda2", "ext4", "8:2"),
                        mount("/run/user/1000", "tmpfs", "tmpfs", "0:5"),
                        mount("/run/media/ann/stick", "/dev/sdb1", "vfat", "8:17")))
                .containsExactly("/", "/home", "/run/media/ann/stick", "/mnt/nas", "/tmp");
    }

    @Test
    void shouldAlwaysTakeTheRootWhateverItIs() {
        assertThat(chosen(mount("/", "overlay", "overlay", "0:80"), mount("/x", "overlay", "overlay", "0:81")))
                .containsExactly("/");
    }

    @Test
    void shouldTakeEachFilesystemOnceByItsBestPlace() {
        assertThat(chosen(
                        bind("/a", "/dev/sda2", "8:2"),
                        mount("/var/lib/data", "/dev/sda2", "ext4", "8:2"),
                        mount("/srv", "/dev/sda2", "ext4", "8:2"),
                        bind("/b", "/dev/sda1", "8:1"),
                        mount("/", "/dev/sda1", "ext4", "8:1")))
                .containsExactly("/", "/srv");
    }

    @Test
    void shouldTakeABindWhereNothingElseShowsTheFilesystem() {
        assertThat(chosen(
                        mount("/", "overlay", "overlay", "0:80"),
                        bind("/etc/hosts", "/dev/sda2", "8:2"),
                        bind("/data", "/dev/sda2", "8:2"),
                        bind("/etc/hostname", "/dev/sda2", "8:2")))
                .containsExactly("/", "/data");
    }

    @Test
    void shouldTakeTheMountThatIsSeenWhereOneHidesAnother() {
        List<Mount> chosen = selection.choose(List.of(
                mount("/", "rootfs", "rootfs", "0:2"),
                mount("/", "/dev/sda1", "ext4", "8:1"),
                mount("/auto", "systemd-1", "autofs", "0:50"),
                mount("/auto", "nas:/y", "nfs4", "0:51")));

        assertThat(chosen).extracting(Mount::device).containsExactly("/dev/sda1", "nas:/y");
    }

    @Test
    void shouldTakeSubvolumesOnce() {
        assertThat(chosen(
                        mount("/pool/home", "/dev/sdc", "btrfs", "0:45"), mount("/pool", "/dev/sdc", "btrfs", "0:45")))
                .containsExactly("/pool");
    }

    private List<String> chosen(Mount... mounts) {
        return selection.choose(List.of(mounts)).stream().map(Mount::mountpoint).toList();
    }

    private static Mount mount(String place, String device, String type, String identity) {
        return new Mount(place, device, type, false, identity, false);
    }

    private static Mount bind(String place, String device, String identity) {
        return new Mount(place, device, "ext4", false, identity, true);
    }
}
