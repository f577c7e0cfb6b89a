package io.hoststream.storage.archive;

import io.hoststream.archive.ArchiveFile;
import io.hoststream.archive.ArchiveListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the archive does, by format; on the loop's thread and on the one that merges. */
final class ArchiveMeters implements ArchiveListener {

    /** A piece of merging. */
    interface Step {
        boolean run() throws IOException;
    }

    private final MeterRegistry meters;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final AtomicLong memory = new AtomicLong();
    private final Timer merging;

    ArchiveMeters(MeterRegistry meters) {
        this.meters = meters;
        this.merging = Timer.builder("hoststream.archive.merge")
                .description("Time taken by merging files")
                .register(meters);
        Gauge.builder("hoststream.archive.memory", memory, AtomicLong::get)
                .description("Memory that samples take which are not in closed files yet")
                .baseUnit("bytes")
                .register(meters);
    }

    @Override
    public void stored(String format) {
        count("samples", "Samples put into files", format, 1);
    }

    @Override
    public void repeated(String format) {
        count("repeats", "Samples left out because they are stored already", format, 1);
    }

    @Override
    public void closed(String format, ArchiveFile file, long bytes) {
        count("files", "Files closed", format, 1);
        countBytes("written", "Size of the files closed", format, bytes);
    }

    @Override
    public void merged(String format, int files, long before, long after) {
        count("merges", "Files made by merging others", format, 1);
        count("merged.files", "Files that were merged into others", format, files);
        countBytes("merged", "Size of the files made by merging others", format, after);
    }

    @Override
    public void deleted(String format, long bytes) {
        count("deleted.files", "Files deleted because they were too old or all were too large", format, 1);
        countBytes(
                "deleted", "Size of the files deleted because they were too old or all were too large", format, bytes);
    }

    void memory(long bytes) {
        memory.set(bytes);
    }

    /** Runs a piece of merging and notes how long it took, if there was anything to do. */
    boolean timed(Step step) throws IOException {
        long start = System.nanoTime();
        boolean done = step.run();
        if (done) {
            merging.record(Duration.ofNanos(System.nanoTime() - start));
        }
        return done;
    }

    private void count(String name, String description, String format, long by) {
        counter(Counter.builder("hoststream.archive." + name).description(description), name, format)
                .increment((double) by);
    }

    private void countBytes(String name, String description, String format, long by) {
        counter(
                        Counter.builder("hoststream.archive." + name)
                                .description(description)
                                .baseUnit("bytes"),
                        name,
                        format)
                .increment((double) by);
    }

    private Counter counter(Counter.Builder builder, String name, String format) {
        return counters.computeIfAbsent(
                name + "/" + format, key -> builder.tag("format", format).register(meters));
    }
}
