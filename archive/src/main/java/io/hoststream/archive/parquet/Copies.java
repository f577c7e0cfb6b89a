package io.hoststream.archive.parquet;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.disk.DiskFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Bytes on their way between a disk and the files of this machine that the database reads and writes. */
final class Copies {

    private static final int BUFFER_BYTES = 1 << 16;

    private Copies() {}

    /**
     * What a disk was given.
     *
     * @param bytes how much
     * @param checksum of all of it
     */
    record Written(long bytes, Checksum checksum) {}

    /** Writes a file anew, durably. */
    static Written toDisk(Path from, Disk disk, String to) throws IOException {
        disk.delete(to);
        CRC32C sum = new CRC32C();
        long position = 0;
        try (InputStream in = Files.newInputStream(from);
                DiskFile out = disk.create(to)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(position, buffer, length);
                sum.update(buffer, 0, length);
                position += length;
            }
            out.force();
        }
        return new Written(position, Checksum.of(sum));
    }

    /** Where a file of a disk can be read: in its place if it has one, otherwise in a copy. */
    static Path local(Disk disk, String file, Path copy) throws IOException {
        Path place = disk.local(file).orElse(copy);
        if (place.equals(copy)) {
            try (InputStream in = disk.read(file);
                    OutputStream out = Files.newOutputStream(copy)) {
                in.transferTo(out);
            }
        }
        return place;
    }

    /** Makes sure that a disk gives back what was written to it. */
    static void compare(Written written, Disk disk, String file) throws IOException {
        if (!Checksum.of(disk, file).equals(written.checksum())) {
            throw new IOException("What was written to " + file + " is not what the disk gives back");
        }
    }
}
