package io.hoststream.archive.parquet;

import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.disk.DiskFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Bytes on their way between a disk and the files of this machine that the database reads and writes. */
final class Copies {

    private static final int BUFFER_BYTES = 1 << 16;

    private Copies() {}

    /** Writes a file anew, durably; returns its size. */
    static long toDisk(Path from, Disk disk, String to) throws IOException {
        disk.delete(to);
        long position = 0;
        try (InputStream in = Files.newInputStream(from);
                DiskFile out = disk.create(to)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(position, buffer, length);
                position += length;
            }
            out.force();
        }
        return position;
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
    static void compare(Path written, Disk disk, String file) throws IOException {
        try (InputStream one = Files.newInputStream(written);
                InputStream other = disk.read(file)) {
            if (sum(one) != sum(other)) {
                throw new IOException("What was written to " + file + " is not what the disk gives back");
            }
        }
    }

    private static long sum(InputStream in) throws IOException {
        CRC32C sum = new CRC32C();
        new CheckedInputStream(in, sum).transferTo(OutputStream.nullOutputStream());
        return sum.getValue();
    }
}
