package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.collect.filesystem.Mount;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountinfoTest {

    @Test
    void shouldReadMounts() throws IOException {
        List<Mount> mounts = Mountinfo.parse(Fixtures.NVME.proc("self/mountinfo"));

        assertThat(mounts)
                .contains(
                        new Mount("/", "/dev/mapper/vg0-root", "ext4", false, "253:0", false),
                        new Mount("/mnt/Backup disk", "/dev/sda1", "xfs", true, "8:1", false),
                        new Mount("/mnt/nas", "nas.example.org:/export", "nfs4", false, "0:44", false),
                        new Mount("/var/www", "/dev/mapper/vg0-root", "ext4", false, "253:0", true));
    }

    @Test
    void shouldNotTakeSubvolumesForBinds() throws IOException {
        assertThat(Mountinfo.parse(Fixtures.NVME.proc("self/mountinfo")))
                .filteredOn(mount -> mount.type().equals("btrfs"))
                .hasSize(2)
                .noneMatch(Mount::bind);
    }

    @Test
    void shouldReadMountsWithoutOptionalFields() throws IOException {
        assertThat(Mountinfo.parse(Fixtures.OLD.proc("self/mountinfo")))
                .containsExactly(new Mount("/", "/dev/sda1", "ext4", false, "8:1", false));
    }

    @Test
    void shouldUnescapeByteByByte() {
        assertThat(Mountinfo.unescaped("/a\\040b\\011c\\134d")).isEqualTo("/a b\tc\\d");
        assertThat(Mountinfo.unescaped("/Stra\u00dfe\\040x")).isEqualTo("/Stra\u00dfe x");
        assertThat(Mountinfo.unescaped("/plain")).isEqualTo("/plain");
        assertThat(Mountinfo.unescaped("/cut\\04")).isEqualTo("/cut\\04");
    }

    @Test
    void shouldLeaveOutWhatLiesBelowALaterMount() throws IOException {
        // The root comes behind /sys: both were moved there at the start of the system.
        String table = """
                21 30 0:19 / /sys rw - sysfs sysfs rw
                30 1 8:1 / / rw - ext4 /dev/sda1 rw
                40 30 8:2 / /data/old rw - ext4 /dev/sda2 rw
                41 40 8:3 / /data/old/deep rw - ext4 /dev/sda3 rw
                42 30 8:4 / /data rw - ext4 /dev/sda4 rw
                43 42 8:5 / /data/new rw - ext4 /dev/sda5 rw
                44 30 8:6 / /data2 rw - ext4 /dev/sda6 rw
                50 30 0:50 / /auto rw - autofs systemd-1 rw
                51 50 8:7 / /auto/x rw - ext4 /dev/sda7 rw
                60 30 8:8 / /twice rw - ext4 /dev/sda8 rw
                61 60 8:9 / /twice/below rw - ext4 /dev/sda9 rw
                62 60 8:10 / /twice rw - ext4 /dev/sda10 rw
                63 62 8:11 / /twice/above rw - ext4 /dev/sda11 rw
                """;

        assertThat(Mountinfo.parse(ProcText.of(table)))
                .extracting(Mount::mountpoint)
                .containsExactly(
                        "/sys",
                        "/",
                        "/data",
                        "/data/new",
                        "/data2",
                        "/auto",
                        "/auto/x",
                        "/twice",
                        "/twice",
                        "/twice/above");
    }

    @Test
    void shouldNotTellThePasswordOfADevice() throws IOException {
        assertThat(Mountinfo.parse(ProcText.of("""
                30 1 8:1 / /a rw - cifs //ann:p@ss@nas/share rw
                31 1 8:2 / /b rw - fuse https://ann:secret@dav.example.org/x@y rw
                32 1 8:3 / /c rw - fuse.sshfs ann@host:/home rw
                """)))
                .extracting(Mount::device)
                .containsExactly("//***@nas/share", "https://***@dav.example.org/x@y", "ann@host:/home");
    }

    @Test
    void shouldRefuseALineThatEndsEarly() {
        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(() -> Mountinfo.parse(ProcText.of("22 27 0:21 / /proc rw,relatime\n")))
                .withMessageContaining("/proc");
    }
}
