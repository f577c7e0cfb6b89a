package io.hoststream.bench.archive;

import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.parquet.ParquetEngine;
import io.hoststream.archive.parquet.ParquetTable;
import io.hoststream.avro.HostSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code bench/run archive [HOSTS [HOURS]]}: a simulated fleet's values as Parquet files of five minutes, merged, and as blocks
 * of Prometheus.
 */
public final class ArchiveBench {

    private static final long MEMORY = 128L << 20;
    private static final Duration FILE = Duration.ofMinutes(5);
    private static final int WARM_FILES = 4;
    private static final double GOAL_VALUES_PER_SECOND = 1_000_000;
    private static final double GOAL_BYTES = 2;

    private ArchiveBench() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int hosts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8;
        int hours = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 24;
        Path directory = Files.createTempDirectory(Path.of("target"), "archive-bench");
        try (ParquetEngine engine = ParquetEngine.open(directory.resolve("duckdb"), MEMORY);
                ParquetEngine merging = ParquetEngine.open(directory.resolve("duckdb"), MEMORY)) {
            run(hosts, hours, directory, new ParquetTable(engine, merging));
        } finally {
            delete(directory);
        }
    }

    private static void run(int hosts, int hours, Path directory, ParquetTable parquet)
            throws IOException, InterruptedException {
        warmUp(hosts, directory, parquet);
        ArchiveCosts costs = new ArchiveCosts(LocalDisk.open(directory.resolve("archive")), parquet);
        PrometheusBlocks blocks = new PrometheusBlocks(directory);
        Fleet fleet = new Fleet(hosts);
        long values = 0;
        for (long i = 0; i < hours * 60L / FILE.toMinutes(); i++) {
            List<HostSample> samples = fleet.next(FILE);
            costs.write(samples);
            blocks.add(samples);
            values += Fleet.values(samples);
        }
        line("%d hosts, %d h, %d values", hosts, hours, values);
        tellWriting(costs, values);
        tellMerging(costs, values);
        PrometheusBlocks.Size size = blocks.make();
        line("Prometheus: bytes a value, promtool's blocks        %.2f", (double) size.bytes() / size.values());
    }

    private static void warmUp(int hosts, Path directory, ParquetTable parquet) throws IOException {
        ArchiveCosts warm = new ArchiveCosts(LocalDisk.open(directory.resolve("warm")), parquet);
        Fleet before = new Fleet(hosts);
        for (int i = 0; i < WARM_FILES; i++) {
            warm.write(before.next(FILE));
        }
    }

    private static void tellWriting(ArchiveCosts costs, long values) throws IOException {
        goal("archive: values/s on one core", "at least", GOAL_VALUES_PER_SECOND, costs.valuesPerCoreSecond());
        line("archive: values/s by the clock, disk included         %,.0f", costs.valuesPerSecond());
        line(
                "archive: bytes a value, %d files of %d min        %.2f",
                costs.files(), FILE.toMinutes(), (double) costs.bytes() / values);
    }

    private static void tellMerging(ArchiveCosts costs, long values) throws IOException {
        double seconds = costs.merge(Fleet.START.plus(Duration.ofDays(2)));
        goal("archive: bytes a value, merged", "at most", GOAL_BYTES, (double) costs.bytes() / values);
        line("archive: merged to %d file(s) in %.1f s, %.0f values/s", costs.files(), seconds, values / seconds);
    }

    private static void goal(String name, String kind, double goal, double measured) {
        boolean met = kind.equals("at least") ? measured >= goal : measured <= goal;
        line("%-40s goal: %s %,.2f  measured: %,.2f  %s", name, kind, goal, measured, met ? "PASS" : "MISS");
    }

    private static void line(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
