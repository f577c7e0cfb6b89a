package io.hoststream.archive;

import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.disk.DiskFile;
import java.io.IOException;
import java.io.InputStream;

/** Small files as a whole. */
final class DiskBytes {

    private DiskBytes() {}

    /** Writes a file anew and makes its content durable, not yet its name. */
    static void write(Disk disk, String file, byte[] bytes) throws IOException {
        disk.delete(file);
        try (DiskFile out = disk.create(file)) {
            out.write(0, bytes, bytes.length);
            out.force();
        }
    }

    static byte[] read(Disk disk, String file) throws IOException {
        try (InputStream in = disk.read(file)) {
            return in.readAllBytes();
        }
    }
}
