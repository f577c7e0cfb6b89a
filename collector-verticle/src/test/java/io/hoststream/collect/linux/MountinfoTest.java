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
    void shouldRefuseALineThatEndsEarly() {
        assertThatExceptionOfType(MalformedTextException.class)
                .isThrownBy(() -> Mountinfo.parse(ProcText.of("22 27 0:21 / /proc rw,relatime\n")))
                .withMessageContaining("/proc");
    }
}
