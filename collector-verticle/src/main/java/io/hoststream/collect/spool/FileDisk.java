package io.hoststream.collect.spool;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory of the file system, locked for as long as it is open: two collectors would tear each other's records. */
public final class FileDisk implements Disk {

    private static final Logger LOG = LoggerFactory.getLogger(FileDisk.class);
    private static final String LOCK = "lock";
    private static final boolean DIRECTORIES_CAN_BE_FORCED = File.separatorChar == '/';

    /**
     * What this process has open. Not left to the lock alone: a second channel to the lock's file, opened only to be refused,
     * would take the process's lock with it when it is closed, because POSIX locks belong to processes.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Path held;
    private final FileChannel lock;

    private FileDisk(Path directory, Path held, FileChannel lock) {
        this.directory = directory;
        this.held = held;
        this.lock = lock;
    }

    /**
     * Makes the directory where there is none, and locks it.
     *
     * @throws SpoolInUseException if another process, or another part of this one, has it open
     */
    public static FileDisk open(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path real = directory.toRealPath();
        if (!HELD.add(real)) {
            throw inUse(directory);
        }
        @Nullable FileChannel lock = null;
        try {
            lock = locked(directory);
        } finally {
            if (lock == null) {
                HELD.remove(real);
            }
        }
        if (lock == null) {
            throw inUse(directory);
        }
        return new FileDisk(directory, real, lock);
    }

    /** Null if another process has it. */
    private static @Nullable FileChannel locked(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.debug("the spool's lock is held under another path: {}", e.toString());
        } finally {
            if (lock == null) {
                closed(channel);
            }
        }
        return lock == null ? null : channel;
    }

    private static SpoolInUseException inUse(Path directory) {
        return new SpoolInUseException("The spool directory " + directory
                + " is in use by another running collector. Stop that one, or give this one another"
                + " collect.spool-directory or --data");
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals(LOCK))
                    .toList();
        }
    }

    @Override
    public DiskFile open(String name) throws IOException {
        return new OpenFile(FileChannel.open(
                directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(directory.resolve(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(directory.resolve(from), directory.resolve(to));
    }

    @Override
    public void force() throws IOException {
        if (DIRECTORIES_CAN_BE_FORCED) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    @Override
    public void close() {
        if (lock.isOpen()) {
            closed(lock);
            HELD.remove(held);
        }
    }

    private static void closed(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a file of the spool did not close cleanly: {}", e.toString());
        }
    }

    private record OpenFile(FileChannel channel) implements DiskFile {

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(ByteBuffer into, long offset) throws IOException {
            long at = offset;
            int count = 0;
            while (into.hasRemaining() && count >= 0) {
                count = channel.read(into, at);
                at += count;
            }
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            long at = offset;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() {
            closed(channel);
        }
    }
}
