package io.hoststream.archive;

import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.SampleFormat;
import java.io.IOException;
import java.util.List;

/**
 * A directory of sample files. Several archivers may work in one, each on partitions of its own.
 *
 * @param disk the directory
 * @param formats the formats to write, one or more, each once
 * @param rotation when files are closed
 * @param listener is told what is done
 */
public record Archive(Disk disk, List<SampleFormat> formats, Rotation rotation, ArchiveListener listener) {

    /** Keeps its own copy of the formats. */
    public Archive {
        formats = List.copyOf(formats);
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("An archive needs a format");
        }
    }

    /**
     * Makes the caller the owner of a partition and finds out what is stored of it. Whoever owned it before, and may not
     * know yet that he lost it, can publish nothing more.
     */
    public PartitionArchive claim(Source source) throws IOException {
        return new PartitionArchive(this, source);
    }
}
