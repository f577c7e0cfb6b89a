package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.filesystem.Mount;
import io.hoststream.collect.reading.CgroupReading;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.selection.DeviceSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container sees of itself, and of the machine whose tree is mounted into it. */
class ContainerTest {

    private static final String NET_HEAD = "Inter-|   Receive |  Transmit\n face |bytes\n";
    private static final String NET_ROW = ": 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n";

    @TempDir
    Path directory;

    @Test
    void shouldReadTheControlGroup() throws IOException {
        group("/app.slice", "250000 100000\n", "104857600\n");

        assertThat(cgroup()).isEqualTo(new CgroupReading(2.5f, 123456L, 789L, 104857600L, 5000L));
    }

    @Test
    void shouldKnowNoLimitWhereThereIsNone() throws IOException {
        group("/", "max 100000\n", "max\n");

        assertThat(cgroup()).isEqualTo(new CgroupReading(null, 123456L, 789L, null, 5000L));
    }

    @Test
    void shouldTellTheTimeOfAGroupWhoseProcessorsCannotBeLimited() throws IOException {
        group("/app.slice", "", "max\n");
        Files.delete(directory.resolve("sys/fs/cgroup/app.slice/cpu.max"));

        assertThat(cgroup()).isEqualTo(new CgroupReading(null, 123456L, 789L, null, 5000L));
    }

    @Test
    void shouldLeaveOutTheRootGroupAndGroupsOfTheOldVersion() throws IOException {
        write("proc/self/cgroup", "12:cpu:/docker/abc\n");
        assertThat(cgroup()).isEqualTo(CgroupReading.NONE);

        write("proc/self/cgroup", "0::/\n");
        write("sys/fs/cgroup/cpu.stat", "usage_usec 5\n");
        assertThat(cgroup()).isEqualTo(CgroupReading.NONE);
    }

    @Test
    void shouldTakeTheZfsCacheThatCouldBeGivenBack() throws IOException {
        write("proc/" + Arcstats.FILE, arcstats());

        assertThat(Arcstats.reclaimable(ProcText.of(arcstats()))).isEqualTo(7_000_000_000L);
        assertThat(Arcstats.reclaimable(ProcText.of("no such thing\n"))).isNull();
        assertThat(Arcstats.isOfThisMemory(new HostRoot(directory))).isTrue();
    }

    @Test
    void shouldNotTakeTheCacheOfTheMachineOffTheMemoryOfAContainer() throws IOException {
        write("proc/" + Arcstats.FILE, arcstats());
        write("proc/self/mountinfo", "1 1 0:5 /proc/meminfo /proc/meminfo rw - fuse.lxcfs lxcfs rw\n");
        assertThat(Arcstats.isOfThisMemory(new HostRoot(directory))).isFalse();

        write("proc/self/mountinfo", "");
        write("run/systemd/container", "lxc\n");
        assertThat(Arcstats.isOfThisMemory(new HostRoot(directory))).isFalse();
    }

    @Test
    void shouldSeeTheMachinesNetworkAndMountsThroughItsFirstProcess() throws IOException {
        write("proc/net/dev", NET_HEAD + "container0" + NET_ROW);
        write("proc/1/net/dev", NET_HEAD + "eno1" + NET_ROW);
        write("proc/self/mountinfo", "1 1 0:5 / / rw - overlay overlay rw\n");
        write(
                "proc/1/mountinfo",
                "1 1 8:1 / / rw - ext4 /dev/sda1 rw,emergency_ro\n2 1 8:2 / /gone rw - xfs /dev/sdb rw\n");
        HostRoot root = HostRoot.at(directory);

        assertThat(networks(root)).containsExactly("eno1");
        assertThat(networks(new HostRoot(directory))).containsExactly("container0");
        LinuxMounts mounts = new LinuxMounts(root);
        assertThat(mounts.mounts())
                .containsExactly(
                        new Mount("/", "/dev/sda1", "ext4", true, "8:1", false, true),
                        new Mount("/gone", "/dev/sdb", "xfs", false, "8:2", false));
        assertThat(mounts.space(mounts.mounts().get(0))).isNotNull();
        assertThat(mounts.space(mounts.mounts().get(1)))
                .as("not handed on into the container")
                .isNull();
    }

    @Test
    void shouldNoticeAKernelsModuleThatIsLoadedLater() throws IOException {
        write("proc/net/sockstat", "sockets: used 9\nTCP: inuse 3 orphan 0 tw 0 alloc 3 mem 1\nUDP: inuse 1 mem 1\n");
        write("proc/net/snmp", "Tcp: CurrEstab\nTcp: 2\n");
        try (LinuxProbe probe = new LinuxProbe(new HostRoot(directory), new DeviceSelection(List.of(), List.of()))) {
            assertThat(tcpInUse(probe, 0)).isEqualTo(3);
            write("proc/net/sockstat6", "TCP6: inuse 4\nUDP6: inuse 1\n");

            assertThat(tcpInUse(probe, 599)).isEqualTo(3);
            assertThat(tcpInUse(probe, 600)).isEqualTo(7);
        }
    }

    private static @Nullable Long tcpInUse(LinuxProbe probe, long second) {
        Reading reading = probe.read(new Moment(TimeUnit.SECONDS.toNanos(second), Instant.EPOCH));
        return Objects.requireNonNull(reading.connections()).tcpInUse();
    }

    @Test
    void shouldReadItsOwnFilesWhereTheFirstProcessCannotBeSeen() throws IOException {
        write("proc/net/dev", NET_HEAD + "eth0" + NET_ROW);

        assertThat(networks(HostRoot.at(directory))).containsExactly("eth0");
        assertThat(HostRoot.at(directory).seen("/")).isEqualTo(directory.toString());
        assertThat(HostRoot.at(directory).seen("/home")).isEqualTo(directory + "/home");
        assertThat(HostRoot.at(Path.of("/")).seen("/home")).isEqualTo("/home");
    }

    private List<String> networks(HostRoot root) {
        try (LinuxProbe probe = new LinuxProbe(root, new DeviceSelection(List.of(), List.of()))) {
            Reading reading = probe.read(new Moment(1, Instant.EPOCH));
            return reading.networks() == null
                    ? List.of()
                    : reading.networks().stream().map(NetworkReading::name).toList();
        }
    }

    private CgroupReading cgroup() {
        try (CgroupFiles files = new CgroupFiles(directory, new ReadBuffer())) {
            return files.read();
        }
    }

    private void group(String path, String cpu, String memory) throws IOException {
        write("proc/self/cgroup", "1:name=systemd:/x\n0::" + path + "\n");
        String group = "sys/fs/cgroup" + path + "/";
        write(group + "cgroup.events", "populated 1\nfrozen 0\n");
        write(group + "cpu.max", cpu);
        write(group + "cpu.stat", "usage_usec 123456\nuser_usec 1\nnr_throttled 2\nthrottled_usec 789\n");
        write(group + "memory.max", memory);
        write(group + "memory.current", "5000\n");
    }

    private static String arcstats() {
        return """
                13 1 0x01 123 33456 8571234567 9999999999
                name                            type data
                hits                            4    987654321
                c                               4    8000000000
                c_min                           4    1000000000
                c_max                           4    16000000000
                size                            4    8000000000
                hdr_size                        4    55
                """;
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, text);
    }
}
