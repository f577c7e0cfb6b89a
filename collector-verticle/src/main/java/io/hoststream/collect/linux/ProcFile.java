package io.hoststream.collect.linux;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of the kernel that is read again and again: it stays open, and every read starts at its beginning, where the
 * kernel makes the text anew.
 */
final class ProcFile implements Closeable {

    /** The most that one call of the Java runtime reads without allocating a buffer of its own. */
    private static final int AT_ONCE = 8 * 1024;

    /** No file that is read here is larger; a stream that never ends is none of them. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private final Path path;
    private final ReadBuffer buffer;
    private @Nullable RandomAccessFile open;

    ProcFile(Path path, ReadBuffer buffer) {
        this.path = path;
        this.buffer = buffer;
    }

    /**
     * The text as it is now. It lies in the shared buffer: what is needed of it must be taken before another file is read.
     *
     * @throws IOException naming the file, if it cannot be read; the next call opens it anew
     */
    ProcText read() throws IOException {
        try {
            int length = fill();
            return new ProcText(buffer.bytes(), length);
        } catch (IOException e) {
            close();
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    private int fill() throws IOException {
        RandomAccessFile file = open;
        if (file == null) {
            file = new RandomAccessFile(path.toFile(), "r");
            open = file;
        } else {
            file.seek(0);
        }
        int length = 0;
        int got = file.read(buffer.bytes(), 0, AT_ONCE);
        while (got > 0) {
            length += got;
            if (length == buffer.bytes().length) {
                grow();
            }
            got = file.read(buffer.bytes(), length, Math.min(AT_ONCE, buffer.bytes().length - length));
        }
        return length;
    }

    private void grow() throws IOException {
        if (buffer.bytes().length >= LARGEST) {
            throw new IOException("larger than " + LARGEST + " bytes");
        }
        buffer.grow();
    }

    @Override
    public void close() {
        RandomAccessFile file = open;
        open = null;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                // Nothing was written, and the descriptor is gone in any case.
            }
        }
    }
}
