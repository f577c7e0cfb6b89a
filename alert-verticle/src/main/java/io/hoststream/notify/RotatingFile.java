package io.hoststream.notify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of lines that is set aside when it has grown to a size: {@code alerts.log} becomes {@code alerts.log.1}, which
 * was {@code alerts.log.2} before, and the oldest goes. Every line in it is whole: what a kill or a full disk left of one
 * is cut off. A file that somebody else has moved away stays where it is, and a new one is begun.
 */
final class RotatingFile implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(RotatingFile.class);
    private static final int CHUNK = 8192;

    private final Path file;
    private final long mostBytes;
    private final int kept;
    private FileChannel channel;
    private Optional<Object> identity;

    /** Opens the file, or makes it, with the directories above it. */
    RotatingFile(Path file, long mostBytes, int kept) throws IOException {
        this.file = file;
        this.mostBytes = mostBytes;
        this.kept = kept;
        this.channel = open(file);
        this.identity = identity(file);
        cutTornLine();
    }

    private static FileChannel open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Adds a line; it is in the file when this returns, and whole or not at all if this fails. */
    void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        if (!inPlace()) {
            // It was moved away: by somebody, or by setting it aside when no new one could be opened then.
            reopen();
        }
        long size = channel.size();
        if (size > 0 && size + bytes.remaining() > mostBytes) {
            rotate();
            size = channel.size();
        }
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            channel.truncate(size);
            throw e;
        }
    }

    private void rotate() throws IOException {
        channel.force(false);
        if (kept == 0) {
            channel.truncate(0);
            return;
        }
        for (int number = kept - 1; number > 0; number--) {
            if (Files.exists(aside(number))) {
                Files.move(aside(number), aside(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, aside(1), StandardCopyOption.REPLACE_EXISTING);
        reopen();
    }

    private void reopen() throws IOException {
        channel.force(false);
        FileChannel before = channel;
        channel = open(file);
        before.close();
        identity = identity(file);
        cutTornLine();
    }

    private boolean inPlace() throws IOException {
        return Files.exists(file) && identity.equals(identity(file));
    }

    /** By what the file can be told from another one of its name, where the file system knows such a thing. */
    private static Optional<Object> identity(Path file) throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    private Path aside(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    /** The newest whole lines, oldest first, of the file and the one set aside last; of each up to so many bytes. */
    List<String> tail(int mostBytesEach) throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(aside(1))) {
            lines.addAll(tail(aside(1), mostBytesEach));
        }
        lines.addAll(tail(file, mostBytesEach));
        return lines;
    }

    private static List<String> tail(Path from, int mostBytes) throws IOException {
        try (FileChannel reader = FileChannel.open(from, StandardOpenOption.READ)) {
            long start = Math.max(0, reader.size() - mostBytes);
            ByteBuffer bytes = ByteBuffer.allocate((int) (reader.size() - start));
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = reader.read(bytes, start + bytes.position());
            }
            List<String> lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return start == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
        }
    }

    /** Makes sure that what was written survives a loss of power. */
    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.force(false);
        channel.close();
    }

    private void cutTornLine() throws IOException {
        try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
            long whole = endOfLastLine(reader);
            if (whole < reader.size()) {
                LOG.warn("file={} ended in the middle of a line: cut off {} bytes", file, reader.size() - whole);
                channel.truncate(whole);
            }
        }
    }

    private static long endOfLastLine(FileChannel reader) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (long end = reader.size(); end > 0; ) {
            long start = Math.max(0, end - CHUNK);
            chunk.clear().limit((int) (end - start));
            int read = reader.read(chunk, start);
            for (int at = read - 1; at >= 0; at--) {
                if (chunk.get(at) == '\n') {
                    return start + at + 1;
                }
            }
            end = start;
        }
        return 0;
    }
}
