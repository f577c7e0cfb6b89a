package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.filesystem.Mount;
import io.hoststream.collect.reading.CpuReading;
import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import io.hoststream.collect.reading.MemoryReading;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.reading.Ticks.Column;
import io.hoststream.collect.selection.DeviceSelection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** This machine, read beside the tools that come with it; the tolerances are for what happens between the two. */
@EnabledOnOs(OS.LINUX)
class LiveMachineTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void shouldReadProcessorsBetweenTwoLooksAtTheFile() throws IOException {
        long[] before = firstLineOfStat();
        CpuReading cpu = Objects.requireNonNull(read().cpu());
        long[] after = firstLineOfStat();

        for (Column column : List.of(Column.USER, Column.SYSTEM, Column.IDLE, Column.IRQ, Column.SOFTIRQ)) {
            assertThat(cpu.total().get(column)).isBetween(before[column.index()], after[column.index()]);
        }
        assertThat(cpu.cores()).hasSizeLessThanOrEqualTo(Runtime.getRuntime().availableProcessors() * 64);
        assertThat(cpu.cores().stream()
                        .mapToLong(core -> core.ticks().get(Column.USER))
                        .sum())
                .isCloseTo(cpu.total().get(Column.USER), Percentage.withPercentage(1));
    }

    @Test
    void shouldAgreeWithFree() throws IOException, InterruptedException {
        String[] columns = line(run("free", "-b"), "Mem:");
        MemoryReading memory = Objects.requireNonNull(read().memory());

        assertThat(memory.total()).isEqualTo(Long.parseLong(columns[1]));
        assertThat(memory.available()).isCloseTo(Long.parseLong(columns[6]), Offset.offset(512 * MEGABYTE));
        assertThat(Objects.requireNonNull(memory.buffers()) + Objects.requireNonNull(memory.cached()))
                .isCloseTo(Long.parseLong(columns[5]), Offset.offset(512 * MEGABYTE));
    }

    @Test
    void shouldAgreeWithDf() throws IOException, InterruptedException {
        LinuxMounts mounts = new LinuxMounts(HostRoot.OWN);
        Mount root = mounts.mounts().stream()
                .filter(mount -> mount.mountpoint().equals("/"))
                .reduce((hidden, visible) -> visible)
                .orElseThrow();
        Space space = Objects.requireNonNull(mounts.space(root));
        String[] bytes = lastLine(run("df", "-B1", "--output=size,used,avail", "/"));
        String[] inodes = lastLine(run("df", "--output=itotal,iavail", "/"));

        assertThat(space.total()).isEqualTo(Long.parseLong(bytes[0]));
        assertThat(space.total() - space.free()).isCloseTo(Long.parseLong(bytes[1]), Offset.offset(512 * MEGABYTE));
        assertThat(space.available()).isCloseTo(Long.parseLong(bytes[2]), Offset.offset(512 * MEGABYTE));
        if (!inodes[0].equals("0") && !inodes[0].equals("-")) {
            Inodes counted = Objects.requireNonNull(mounts.inodes(List.of("/")).get("/"));
            assertThat(counted.total()).isEqualTo(Long.parseLong(inodes[0]));
            assertThat(counted.free()).isCloseTo(Long.parseLong(inodes[1]), Offset.offset(100_000L));
        }
    }

    @Test
    void shouldReadInterfacesBetweenTwoLooksAtTheirCounters() throws IOException {
        for (NetworkReading network : Objects.requireNonNull(read().networks())) {
            Path statistics = Path.of("/sys/class/net", network.name(), "statistics");
            if (Files.exists(statistics)) {
                long later = Long.parseLong(
                        Files.readString(statistics.resolve("rx_bytes")).strip());
                assertThat(network.received().bytes()).isNotNull().isBetween(0L, later);
            }
        }
    }

    @Test
    void shouldNeverGoBackFromOneReadingToTheNext() {
        try (LinuxProbe probe = probe()) {
            Reading first = probe.read(now());
            Reading second = probe.read(now());

            assertThat(second.failures()).isEmpty();
            assertThat(second.uptimeMillis()).isGreaterThanOrEqualTo(Objects.requireNonNull(first.uptimeMillis()));
            assertThat(Objects.requireNonNull(second.cpu()).contextSwitches())
                    .isGreaterThanOrEqualTo(Objects.requireNonNull(first.cpu()).contextSwitches());
        }
    }

    @Test
    void shouldKnowTheConstantsOfTheKernel() throws IOException, InterruptedException {
        assertThat(SelfAuxv.read())
                .isEqualTo(new Auxv(
                        Integer.parseInt(run("getconf", "CLK_TCK").get(0)),
                        Integer.parseInt(run("getconf", "PAGESIZE").get(0))));
    }

    private static Reading read() {
        try (LinuxProbe probe = probe()) {
            return probe.read(now());
        }
    }

    private static LinuxProbe probe() {
        return new LinuxProbe(HostRoot.OWN, new DeviceSelection(List.of(), List.of()));
    }

    private static Moment now() {
        return new Moment(System.nanoTime(), Clock.systemUTC().instant());
    }

    private static long[] firstLineOfStat() throws IOException {
        String[] words = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", -1);
        return Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray();
    }

    private static String[] line(List<String> lines, String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow()
                .split(" +", -1);
    }

    private static String[] lastLine(List<String> lines) {
        return lines.get(lines.size() - 1).strip().split(" +", -1);
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return output.lines().toList();
    }
}
