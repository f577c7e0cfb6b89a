package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Temperature;
import io.hoststream.collect.filesystem.Mount;
import io.hoststream.collect.reading.ConnectionsReading;
import io.hoststream.collect.reading.DiskReading;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.PagingReading;
import io.hoststream.collect.reading.PressureReading;
import io.hoststream.collect.reading.PressureReading.Stalls;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.selection.DeviceSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinuxProbeTest {

    private static final Moment NOW = new Moment(7, Instant.EPOCH);
    private static final DeviceSelection EVERYTHING = new DeviceSelection(List.of(), List.of());

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Fixtures.class)
    void shouldReadEveryFamilyOfEveryMachine(Fixtures machine) {
        Reading reading = read(machine.root());

        assertThat(reading.failures()).isEmpty();
        assertThat(reading.moment()).isEqualTo(NOW);
        assertThat(reading.cpu()).isNotNull();
        assertThat(reading.memory()).isNotNull();
        assertThat(reading.swap()).isNotNull();
        assertThat(reading.load()).isNotNull();
        assertThat(reading.disks()).isNotNull();
        assertThat(reading.networks()).isNotNull();
        assertThat(reading.connections()).isNotNull();
        assertThat(reading.bootTime()).isNotNull();
        assertThat(reading.paced().filesystems()).isNull();
    }

    @Test
    void shouldReadAServer() {
        Reading reading = read(Fixtures.NVME.root());

        assertThat(reading.uptimeMillis()).isEqualTo(345678910);
        assertThat(reading.disks())
                .extracting(DiskReading::name)
                .containsExactly("loop0", "nvme0n1", "sda", "sr0", "dm-0", "md0", "zram0");
        assertThat(reading.networks()).extracting(NetworkReading::name).contains("lo", "enp5s0", "docker0");
        assertThat(reading.connections()).isEqualTo(new ConnectionsReading(38L, 55L, 31L, 2L, 14L, 812L));
        assertThat(reading.swap()).isNotNull().satisfies(swap -> {
            assertThat(swap.in()).isEqualTo(120 * 4096);
            assertThat(swap.out()).isEqualTo(65536 * 4096);
        });
        assertThat(reading.processes()).isNotNull().satisfies(processes -> {
            assertThat(processes.running()).isEqualTo(2);
            assertThat(processes.blocked()).isEqualTo(1);
        });
    }

    @Test
    void shouldNotRepeatTheZeroThatTheKernelPrintsForAllTasksWaitingForAProcessor() {
        assertThat(read(Fixtures.NVME.root()).pressure())
                .isEqualTo(new PressureReading(
                        new Stalls(882331122L, null),
                        new Stalls(12331L, 8822L),
                        new Stalls(99331122L, 77331122L),
                        new Stalls(null, 4411L)));
        assertThat(read(Fixtures.VM.root()).pressure()).isNotNull().satisfies(pressure -> {
            assertThat(pressure.irq()).isNull();
        });
    }

    @Test
    void shouldHaveNoPressureOnKernelsWithoutIt() {
        assertThat(read(Fixtures.OLD.root()).pressure()).isNull();
    }

    @Test
    void shouldReadAStorageServer() throws IOException {
        Reading reading = read(Fixtures.ZFS.root());

        assertThat(reading.memory())
                .isNotNull()
                .satisfies(memory -> assertThat(memory.arcReclaimable()).isEqualTo(51539607552L - 2147483648L));
        assertThat(reading.paging()).isEqualTo(new PagingReading(771223311L * 1024, 991223311L * 1024, 44122L, 3L));
        assertThat(Objects.requireNonNull(reading.networks()).get(1).received().bytes())
                .as("2^64 - 16, with a sign")
                .isEqualTo(-16);
        assertThat(new DeviceSelection(List.of("zd*"), List.of()).disks(Objects.requireNonNull(reading.disks())))
                .extracting(DiskReading::name)
                .containsExactly("sda", "sdb");
        assertThat(new LinuxMounts(Fixtures.ZFS.root()).mounts())
                .filteredOn(Mount::emergency)
                .extracting(Mount::mountpoint)
                .containsExactly("/boot");
    }

    @Test
    void shouldReadASmallBoard() {
        Reading reading = read(Fixtures.ARM.root());

        assertThat(new DeviceSelection(List.of("ram*"), List.of()).disks(Objects.requireNonNull(reading.disks())))
                .extracting(DiskReading::name)
                .containsExactly("mmcblk0");
        assertThat(reading.paging().oomKills()).isZero();
        assertThat(new Thermometers(Fixtures.ARM.root(), () -> 0)
                        .read()
                        .brought()
                        .temperatures())
                .containsExactly(new Temperature("cpu-thermal/thermal_zone0", 48.312f));
    }

    @Test
    void shouldKnowNoKillsWhereTheKernelDoesNotCountThem() {
        assertThat(read(Fixtures.ENTERPRISE.root()).paging().oomKills()).isNull();
        assertThat(read(Fixtures.ENTERPRISE.root()).paging().majorFaults()).isEqualTo(144122);
        assertThat(read(Fixtures.OLD.root()).paging()).isEqualTo(PagingReading.UNKNOWN);
    }

    @Test
    void shouldCountSocketsOfOneProtocolFamilyWhereThereIsNoOther() {
        assertThat(read(Fixtures.OLD.root()).connections()).isEqualTo(new ConnectionsReading(4L, 5L, 1L, 0L, 3L, 99L));
    }

    @Test
    void shouldNameOnlyTheFamiliesThatCannotBeRead() throws IOException {
        copy(Fixtures.NVME.root().path(), directory);
        Files.delete(directory.resolve("proc/diskstats"));
        Files.writeString(directory.resolve("proc/loadavg"), "no numbers\n");

        Reading reading = read(new HostRoot(directory));

        assertThat(reading.failures()).containsOnlyKeys(Family.LOAD, Family.DISKS);
        assertThat(reading.failures().get(Family.DISKS)).contains("proc/diskstats");
        assertThat(reading.disks()).isNull();
        assertThat(reading.load()).isNull();
        assertThat(reading.cpu()).isNotNull();
    }

    @Test
    void shouldLoseMemoryAndSwapTogether() throws IOException {
        copy(Fixtures.NVME.root().path(), directory);
        Files.delete(directory.resolve("proc/meminfo"));

        assertThat(read(new HostRoot(directory)).failures()).containsOnlyKeys(Family.MEMORY, Family.SWAP);
    }

    @Test
    void shouldReadAgainWhatHasComeBack() throws IOException {
        copy(Fixtures.NVME.root().path(), directory);
        Path stat = directory.resolve("proc/stat");
        String text = Files.readString(stat);
        Files.delete(stat);
        try (LinuxProbe probe = new LinuxProbe(new HostRoot(directory), EVERYTHING)) {
            Reading without = probe.read(NOW);
            assertThat(without.failures()).containsOnlyKeys(Family.CPU);
            assertThat(without.processes())
                    .isNotNull()
                    .satisfies(counts -> assertThat(counts.running()).isNull());

            Files.writeString(stat, text);

            assertThat(probe.read(NOW).failures()).isEmpty();
        }
    }

    private static Reading read(HostRoot root) {
        try (LinuxProbe probe = new LinuxProbe(root, EVERYTHING)) {
            return probe.read(NOW);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
