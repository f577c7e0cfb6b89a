package io.hoststream.archive.format;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.disk.DiskFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Files of text as they lie on a disk, compressed or not, each with the same header. Several become one by writing one after
 * the other, compressed anew, with one header.
 */
final class TextFiles {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Disk disk;
    private final Compression compression;
    private final byte[] header;

    TextFiles(Disk disk, Compression compression, byte[] header) {
        this.disk = disk;
        this.compression = compression;
        this.header = header.clone();
    }

    /** A file's text. */
    static InputStream open(Disk disk, String file) throws IOException {
        InputStream in = disk.read(file);
        try {
            return Compression.of(file).decompress(new BufferedInputStream(in, BUFFER_BYTES));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Writes the merged file, reads it back and compares it with what went in; returns the checksum of its bytes. */
    Checksum merge(List<String> files, String into) throws IOException {
        CRC32C sum = new CRC32C();
        CRC32C written = new CRC32C();
        disk.delete(into);
        try (DiskFile out = disk.create(into)) {
            try (OutputStream compressed = compression.compress(new DiskOutput(out, written))) {
                compressed.write(header);
                sum.update(header);
                for (String file : files) {
                    copy(file, compressed, sum);
                }
            }
            out.force();
        }
        compare(into, Checksum.of(sum), Checksum.of(written));
        return Checksum.of(written);
    }

    /** Makes sure that a file has these bytes, and that they hold this text. */
    private void compare(String file, Checksum text, Checksum bytes) throws IOException {
        CRC32C read = new CRC32C();
        Checksum decompressed;
        try (InputStream in = new CheckedInputStream(disk.read(file), read)) {
            decompressed = Checksum.of(compression.decompress(in));
            // What does not belong to it, if there is anything.
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!decompressed.equals(text) || !Checksum.of(read).equals(bytes)) {
            throw new IOException("What was written to " + file + " is not what the merged files hold");
        }
    }

    private void copy(String file, OutputStream to, CRC32C sum) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = open(disk, file)) {
            if (!Arrays.equals(in.readNBytes(header.length), header)) {
                throw new MalformedFileException("it does not begin with its header");
            }
            byte last = '\n';
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (length > 0) {
                    to.write(buffer, 0, length);
                    sum.update(buffer, 0, length);
                    last = buffer[length - 1];
                }
            }
            if (last != '\n') {
                throw new MalformedFileException("the last line is not whole: it does not end with a line feed");
            }
        } catch (MalformedFileException e) {
            throw new DamagedFileException(file, e);
        }
    }

    /** Writes a file from its beginning on. */
    private static final class DiskOutput extends OutputStream {

        private final DiskFile file;
        private final CRC32C written;
        private long position;

        private DiskOutput(DiskFile file, CRC32C written) {
            this.file = file;
            this.written = written;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(position, offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, offset + length), length);
            written.update(bytes, offset, length);
            position += length;
        }
    }
}
