package io.hoststream.storage.archive;

import io.hoststream.archive.Rotation;
import io.hoststream.archive.format.Compression;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.pipeline.settings.ByteSize;
import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** How samples are kept in files. */
@Prefix("archive")
public record ArchiveSettings(
        @Setting(help = "Formats to write: parquet, jsonl, csv, or several with commas between", byDefault = "parquet")
        List<FileFormat> formats,

        @Setting(
                help = "How JSON Lines and CSV are compressed: zstd, gzip or none. Parquet always is, with zstd",
                byDefault = "zstd")
        Compression compression,

        @Setting(help = "Directory of the files; where none is given, archive in the data directory")
        Optional<Path> directory,

        @Setting(
                help = "How long a file is written to before it is closed and can be read",
                byDefault = "5m",
                min = 1_000,
                max = 3_600_000)
        Duration rotateAfter,

        @Setting(
                help = "Size at which a file is closed before its time, and up to which files are merged",
                byDefault = "64MB",
                min = 65_536)
        ByteSize rotateSize,

        @Setting(
                help =
                        "Memory that all samples take together which are gathered for Parquet files; past it, the largest"
                                + " file is closed. DuckDB takes up to twice as much to write, and as much again to merge",
                byDefault = "64MB",
                min = 8_388_608,
                max = 17_179_869_184L)
        ByteSize memory,

        @Setting(help = "Free space below which nothing more is written until there is more", byDefault = "256MB")
        ByteSize minimumFree,

        @Setting(
                help = "Consumer group; archivers that share it share the partitions, and so must those that share a"
                        + " directory",
                byDefault = "hoststream-archive",
                pattern = "\\S{1,249}")
        String group) {

    /** Checks the formats. */
    public ArchiveSettings {
        if (formats.isEmpty() || new HashSet<>(formats).size() < formats.size()) {
            throw new IllegalArgumentException("archive.formats needs one format or more, each of them once");
        }
    }

    Rotation rotation() {
        return new Rotation(rotateAfter, rotateSize.bytes());
    }

    /** The directory of the files; {@code data} is the data directory. */
    public Path directoryIn(Path data) {
        return directory.orElseGet(() -> data.resolve("archive"));
    }
}
