package io.hoststream.storage.archive;

import io.hoststream.archive.format.Compression;
import io.hoststream.archive.format.CsvTable;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.archive.format.JsonLines;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.parquet.ParquetEngine;
import io.hoststream.archive.parquet.ParquetTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The formats that are written, and what they need to be closed again. */
final class OpenFormats implements AutoCloseable {

    private final List<SampleFormat> formats = new ArrayList<>();
    private final List<ParquetEngine> engines = new ArrayList<>();

    private OpenFormats() {}

    /**
     * Opens formats.
     *
     * @param memoryBytes how much of it all samples that are being gathered take; the database gets twice as much
     * @param home where the database keeps its library and what it needs for the moment
     */
    static OpenFormats open(List<FileFormat> kinds, Compression compression, long memoryBytes, Path home)
            throws IOException {
        OpenFormats open = new OpenFormats();
        try {
            for (FileFormat kind : kinds) {
                open.formats.add(
                        switch (kind) {
                            case PARQUET ->
                                new ParquetTable(open.engine(home, memoryBytes), open.engine(home, memoryBytes));
                            case JSONL -> new JsonLines(compression);
                            case CSV -> new CsvTable(compression);
                        });
            }
            return open;
        } catch (IOException e) {
            open.close();
            throw e;
        }
    }

    private ParquetEngine engine(Path home, long memoryBytes) throws IOException {
        ParquetEngine engine = ParquetEngine.open(home, 2 * memoryBytes);
        engines.add(engine);
        return engine;
    }

    List<SampleFormat> formats() {
        return formats;
    }

    /** Makes a merge that is under way fail soon. */
    void interrupt() {
        engines.forEach(ParquetEngine::interrupt);
    }

    @Override
    public void close() throws IOException {
        for (ParquetEngine engine : engines) {
            engine.close();
        }
    }
}
