package io.hoststream.launcher.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's directory, held by a file lock. Kafka takes a lock of its own, but only after its controller has begun to
 * write the metadata log, which two processes must never do.
 */
final class DataDirectory implements AutoCloseable {

    static final String LOCK_FILE = "hoststream.lock";

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Makes {@code path} if it is missing and locks it until {@link #close()} or the end of the process. */
    static DataDirectory lock(Path path) {
        Path directory = path.toAbsolutePath().normalize();
        create(directory);
        FileChannel channel = open(directory);
        if (tryLock(directory, channel) == null) {
            closeQuietly(channel);
            throw new BrokerStartException("The broker's data directory " + directory
                    + " is in use by another running hoststream; stop that one or choose another directory");
        }
        return new DataDirectory(directory, channel);
    }

    /** Absolute path of the directory. */
    Path path() {
        return path;
    }

    @Override
    public void close() {
        closeQuietly(lockFile);
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw new BrokerStartException(
                    "The broker's data directory cannot be " + directory + ": " + e.getFile() + " is a file", e);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static FileChannel open(Path directory) {
        try {
            return FileChannel.open(directory.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static @Nullable FileLock tryLock(Path directory, FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.debug("directory is locked by this process directory={}", directory, e);
            return null;
        } catch (IOException e) {
            closeQuietly(channel);
            throw unusable(directory, e);
        }
    }

    private static BrokerStartException unusable(Path directory, IOException e) {
        return new BrokerStartException(
                "The broker's data directory " + directory + " cannot be made or written (" + why(e)
                        + "); give this user the right to write there or choose another directory",
                e);
    }

    private static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.toString() : reason;
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing the lock file failed", e);
        }
    }
}
