package io.hoststream.archive.disk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** The CRC32C of a file's bytes: one flipped bit anywhere makes it another. As text, eight lower-case hexadecimal digits. */
public record Checksum(int crc32c) {

    /** That of the bytes that a sum was taken of so far. */
    public static Checksum of(CRC32C sum) {
        return new Checksum((int) sum.getValue());
    }

    /** That of everything that is still to be read. */
    public static Checksum of(InputStream in) throws IOException {
        CRC32C sum = new CRC32C();
        new CheckedInputStream(in, sum).transferTo(OutputStream.nullOutputStream());
        return of(sum);
    }

    /**
     * That of a file, which is read from its first byte to its last.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    public static Checksum of(Disk disk, String file) throws IOException {
        try (InputStream in = disk.read(file)) {
            return of(in);
        }
    }

    /**
     * That which a text says.
     *
     * @throws IllegalArgumentException if it is not up to eight hexadecimal digits
     */
    public static Checksum parse(String text) {
        return new Checksum(HexFormat.fromHexDigits(text));
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(crc32c);
    }
}
