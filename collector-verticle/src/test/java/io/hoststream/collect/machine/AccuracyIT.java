package io.hoststream.collect.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Disk;
import io.hoststream.collect.linux.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Every metric beside an independent source at the same moment, under load of the processors, the disk and the network.
 *
 * <p>The load begins after both sides have begun their interval and ends before either ends it, so that they cover the
 * same work although they do not look in the same microsecond.
 */
@EnabledOnOs(OS.LINUX)
class AccuracyIT {

    private static final Map<String, String> PROGRAMS = Map.of(
            "mpstat", "sysstat",
            "iostat", "sysstat",
            "sar", "sysstat",
            "vmstat", "procps",
            "free", "procps",
            "ss", "iproute2",
            "ip", "iproute2",
            "stress-ng", "stress-ng");

    /** The rows that cannot be idle under the load. */
    private static final String BUSY =
            "cpu user %|cpu system %|Δ \\S+ writes|lo sent, packets/s|context switches/s|forks/s";

    private static final int INTERVAL_SECONDS = 8;
    private static final int LOAD_SECONDS = 6;

    /** Under the directory of the build, since the temporary one may lie in memory. */
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @BeforeEach
    void assumePrograms() {
        PROGRAMS.forEach(Program::assumeInstalled);
    }

    @Test
    void shouldAgreeWithOtherProgramsUnderLoad() throws IOException, InterruptedException {
        List<Comparison> rows = new ArrayList<>();
        try (LiveHost host = new LiveHost(HostRoot.OWN)) {
            Files.createDirectories(TARGET);
            // The first of everything is slow, and would stretch the looks that count.
            host.sampleAll();
            String disk = loadedDisk(host);
            Path scratch = Files.createTempDirectory(TARGET, "load");
            try (TemporarySwap swap = new TemporarySwap(host, scratch)) {
                CounterTable counters = new CounterTable(host, disk);
                try (RateTable rates = new RateTable(host, INTERVAL_SECONDS)) {
                    rows.addAll(underLoad(host, scratch));
                    rows.addAll(rates.rows(disk));
                }
                rows.addAll(counters.rows());
            } finally {
                Files.deleteIfExists(scratch);
            }
        }
        report(rows);
        assertThat(rows).hasSizeGreaterThan(80);
        assertThat(rows).as("rows that differ").filteredOn(row -> !row.holds()).isEmpty();
        assertThat(rows)
                .as("rows that have to show the load")
                .filteredOn(row -> row.metric().matches(BUSY))
                .hasSize(6)
                .allMatch(row -> row.theirs() > 1);
    }

    private static List<Comparison> underLoad(LiveHost host, Path scratch) throws IOException, InterruptedException {
        try (LoopbackTraffic traffic = new LoopbackTraffic();
                Program stress = stress(scratch)) {
            traffic.begin();
            List<Comparison> sizes = new SizeTable(host).rows();
            stress.output();
            traffic.end();
            return sizes;
        }
    }

    private static Program stress(Path scratch) throws IOException {
        String options = "--quiet --cpu 1 --switch 1 --fork 1 --pageswap 1"
                + " --hdd 1 --hdd-bytes 32m --hdd-opts direct,wr-seq,rd-rnd --temp-path " + scratch
                + " --timeout " + LOAD_SECONDS;
        List<String> command = new ArrayList<>(List.of("stress-ng"));
        command.addAll(List.of(options.split(" ")));
        return Program.start(command.toArray(String[]::new));
    }

    /** The device that the build's directory lies on, as far as its name tells; else the one that has done the most. */
    private static String loadedDisk(LiveHost host) throws IOException, InterruptedException {
        String store = Path.of(Files.getFileStore(TARGET).name()).getFileName().toString();
        List<Disk> disks = Objects.requireNonNull(host.sampleAll().getDisks());
        return disks.stream()
                .filter(disk -> store.startsWith(disk.getDevice()))
                .findFirst()
                .or(() ->
                        disks.stream().max(Comparator.comparingLong(disk -> Objects.requireNonNull(disk.getWrites()))))
                .map(Disk::getDevice)
                .orElseThrow();
    }

    private static void report(List<Comparison> rows) throws IOException {
        String table = rows.stream()
                .map(Comparison::toString)
                .collect(Collectors.joining("\n", Comparison.HEADER + "\n", "\n"));
        Files.writeString(TARGET.resolve("accuracy.txt"), table);
    }
}
