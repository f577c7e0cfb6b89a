package io.hoststream.archive.parquet;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.DamagedFileException;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.archive.format.MalformedFileException;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.format.SampleHead;
import io.hoststream.archive.format.SampleNumber;
import io.hoststream.archive.format.SampleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The long table of metric values in columns: see {@link ParquetSchema}. */
public final class ParquetTable implements SampleFormat {

    private final ParquetEngine engine;
    private final ParquetEngine merging;

    /**
     * Files that one engine writes and another one merges: merging takes long, and may go on beside writing.
     */
    public ParquetTable(ParquetEngine engine, ParquetEngine merging) {
        this.engine = engine;
        this.merging = merging;
    }

    @Override
    public FileFormat kind() {
        return FileFormat.PARQUET;
    }

    @Override
    public String extension() {
        return "parquet";
    }

    @Override
    public SampleWriter create(Disk disk, String file) {
        return new ParquetWriter(engine, disk, file);
    }

    /** Reads only the rows about the samples themselves. */
    @Override
    public void readNumbers(Disk disk, String file, Consumer<SampleNumber> to) throws IOException {
        Path copy = engine.newFile();
        try {
            engine.readNumbers(Copies.local(disk, file, copy), to);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Reads only the rows about the samples themselves. */
    @Override
    public void readHeads(Disk disk, String file, Consumer<SampleHead> to) throws IOException {
        Path copy = engine.newFile();
        try {
            engine.readHeads(Copies.local(disk, file, copy), to);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Override
    public void check(Disk disk, String file) throws IOException {
        Path copy = engine.newFile();
        try {
            engine.check(Copies.local(disk, file, copy));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Override
    public Checksum merge(Disk disk, List<String> files, String into) throws IOException {
        List<Path> copies = new ArrayList<>();
        Path merged = newFile(copies);
        try {
            List<Path> local = new ArrayList<>();
            for (String file : files) {
                local.add(Copies.local(disk, file, newFile(copies)));
            }
            try {
                merging.merge(local, merged);
            } catch (IOException e) {
                nameDamaged(files, local);
                throw e;
            }
            Copies.Written written = Copies.toDisk(merged, disk, into);
            Copies.compare(written, disk, into);
            return written.checksum();
        } finally {
            for (Path copy : copies) {
                Files.deleteIfExists(copy);
            }
        }
    }

    private Path newFile(List<Path> copies) throws IOException {
        Path file = merging.newFile();
        copies.add(file);
        return file;
    }

    private void nameDamaged(List<String> files, List<Path> local) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            try {
                merging.check(local.get(i));
            } catch (MalformedFileException e) {
                throw new DamagedFileException(files.get(i), e);
            }
        }
    }
}
