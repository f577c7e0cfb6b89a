package io.hoststream.archive.parquet;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.SampleWriter;
import io.hoststream.avro.HostSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the samples of a file in memory until it is complete, and writes it as a whole. They are let go of only when the disk
 * has them for sure: an attempt that fails, be it when forcing, is followed by one that writes the file anew.
 */
final class ParquetWriter implements SampleWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ParquetWriter.class);
    private static final long ROW_BYTES = 2;
    private static final long SERIES_BYTES = 8;

    private final ParquetEngine engine;
    private final Disk disk;
    private final String name;
    private Gathered gathered = new Gathered();
    private Copies.@Nullable Written written;

    ParquetWriter(ParquetEngine engine, Disk disk, String name) {
        this.engine = engine;
        this.disk = disk;
        this.name = name;
    }

    @Override
    public String file() {
        return name;
    }

    @Override
    public void append(HostSample sample, long arrivedMillis) {
        gathered.add(sample, arrivedMillis);
    }

    @Override
    public long bytes() {
        return written != null
                ? written.bytes()
                : gathered.rows().size() * ROW_BYTES + gathered.series().size() * SERIES_BYTES;
    }

    @Override
    public long memory() {
        return gathered.memory();
    }

    /** Nothing: only a complete file can be written. */
    @Override
    public void flush() {}

    @Override
    public void finish() throws IOException {
        if (written != null) {
            return;
        }
        Path whole = engine.newFile();
        try {
            engine.write(gathered, whole);
            written = Copies.toDisk(whole, disk, name);
        } finally {
            Files.deleteIfExists(whole);
        }
        gathered = new Gathered();
    }

    @Override
    public Checksum checksum() {
        if (written == null) {
            throw new IllegalStateException(name + " is not finished");
        }
        return written.checksum();
    }

    @Override
    public void discard() {
        gathered = new Gathered();
        try {
            disk.delete(name);
        } catch (IOException e) {
            LOG.debug("file={} stays until the partition is claimed again: {}", name, e.toString());
        }
    }
}
