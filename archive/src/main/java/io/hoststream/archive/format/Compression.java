package io.hoststream.archive.format;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** How files of text are compressed. What is flushed can be read up to there, though it takes part in what comes after. */
public enum Compression {
    /** Not at all. */
    NONE(""),

    /** As {@code gzip} does. */
    GZIP(".gz"),

    /** As {@code zstd} does: several times as fast, and smaller. */
    ZSTD(".zst");

    private static final int BUFFER_BYTES = 1 << 13;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** What the name of a file ends with that is compressed so. */
    String extension(String plain) {
        return plain + suffix;
    }

    /** The compression that a file's name tells of. */
    static Compression of(String file) {
        return file.endsWith(ZSTD.suffix) ? ZSTD : file.endsWith(GZIP.suffix) ? GZIP : NONE;
    }

    /** Compresses what is written on. A flush hands on everything. */
    OutputStream compress(OutputStream to) throws IOException {
        return switch (this) {
            case NONE -> to;
            case GZIP -> new GZIPOutputStream(to, BUFFER_BYTES, true);
            case ZSTD -> new ZstdOutputStream(to).setChecksum(true);
        };
    }

    /**
     * What was compressed. Reading it throws a {@link MalformedFileException} where it is not whole.
     *
     * @throws MalformedFileException if it does not begin like a file of its kind
     */
    InputStream decompress(InputStream from) throws IOException {
        try {
            return switch (this) {
                case NONE -> from;
                case GZIP -> new Decompressed(new GZIPInputStream(from, BUFFER_BYTES));
                case ZSTD -> new Decompressed(new ZstdInputStream(from));
            };
        } catch (EOFException | ZipException e) {
            throw new MalformedFileException("it is not compressed as its name says: " + e.getMessage(), e);
        }
    }

    private static final class Decompressed extends FilterInputStream {

        private Decompressed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            try {
                return super.read(to, offset, length);
            } catch (EOFException | ZipException | ZstdIOException e) {
                throw new MalformedFileException("what is compressed in it is not whole: " + e.getMessage(), e);
            }
        }
    }
}
