package io.hoststream.archive.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A directory for files that nobody needs when the process ends. Each process locks one of its own; what is in it then was
 * left by a process that was killed, and is deleted.
 */
final class Scratch implements AutoCloseable {

    private static final int MAX_PROCESSES = 64;

    private final Path directory;
    private final FileChannel lock;

    private Scratch(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static Scratch open(Path parent) throws IOException {
        Files.createDirectories(parent);
        for (int i = 0; i < MAX_PROCESSES; i++) {
            FileChannel lock = FileChannel.open(
                    parent.resolve("scratch-" + i + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(lock)) {
                Scratch scratch = new Scratch(parent.resolve("scratch-" + i), lock);
                scratch.clear();
                return scratch;
            }
            lock.close();
        }
        throw new IOException("All " + MAX_PROCESSES + " scratch directories in " + parent + " are in use");
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Taken by this process.
            return false;
        }
    }

    private void clear() throws IOException {
        Files.createDirectories(directory);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
            for (Path file : left) {
                if (!Files.isDirectory(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    Path directory() {
        return directory;
    }

    /** A new file's place. */
    Path newFile() throws IOException {
        Files.createDirectories(directory);
        return Files.createTempFile(directory, "part-", ".parquet");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
