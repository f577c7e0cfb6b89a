package io.hoststream.launcher.cli;

import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.format.CsvTable;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.archive.format.JsonLines;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.parquet.ParquetEngine;
import io.hoststream.archive.parquet.ParquetTable;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.storage.archive.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The archive's directory as commands read it. */
final class ArchiveFiles implements AutoCloseable {

    private final ArchiveSettings settings;
    private final Path data;
    private final Path directory;
    private @Nullable ParquetEngine engine;

    private ArchiveFiles(ArchiveSettings settings, Path data, Path directory) {
        this.settings = settings;
        this.data = data;
        this.directory = directory;
    }

    /**
     * The directory that the settings name.
     *
     * @throws UserException if there is none
     */
    static ArchiveFiles open(SettingsOptions options) {
        Settings read = options.settings();
        ArchiveSettings settings = read.get(ArchiveSettings.class);
        Path data = options.dataDirectory();
        Path directory = settings.directoryIn(data);
        if (!Files.isDirectory(directory)) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "There is no archive in " + directory
                            + " (archive.directory, --data); expected a directory that role"
                            + " archive has written to");
        }
        return new ArchiveFiles(settings, data, directory);
    }

    LocalDisk disk() {
        return LocalDisk.toRead(directory);
    }

    FileFormat firstFormat() {
        return settings.formats().get(0);
    }

    /** The formats that there are files of. */
    List<FileFormat> present() {
        return Arrays.stream(FileFormat.values())
                .filter(format -> Files.isDirectory(directory.resolve(format.id())))
                .toList();
    }

    SampleFormat format(FileFormat format) throws IOException {
        return switch (format) {
            case PARQUET -> new ParquetTable(engine(), engine());
            case JSONL -> new JsonLines();
            case CSV -> new CsvTable();
        };
    }

    private ParquetEngine engine() throws IOException {
        ParquetEngine open = engine;
        if (open == null) {
            open = ParquetEngine.open(data.resolve("duckdb"), settings.memory().bytes());
            engine = open;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        if (engine != null) {
            engine.close();
        }
    }
}
