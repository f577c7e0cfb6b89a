package io.hoststream.archive.disk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory of this machine, or one that it shares. No name leads out of it, nor does a link that lies in it. */
public final class LocalDisk implements Disk {

    private final Path root;

    private LocalDisk(Path root) {
        this.root = root;
    }

    /**
     * The tree below a directory, which is made if it does not exist.
     *
     * @throws IOException if it cannot be made, is not a directory or cannot be written to
     */
    public static LocalDisk open(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw new NotDirectoryException(e.getFile());
        }
        Files.delete(Files.createTempFile(directory, ".writable", ""));
        return new LocalDisk(directory.toRealPath());
    }

    /** The tree below a directory that is only read from; it may come into being later. */
    public static LocalDisk toRead(Path directory) {
        return new LocalDisk(directory.toAbsolutePath().normalize());
    }

    @Override
    public void makeDirectory(String directory) throws IOException {
        Path made = root;
        for (Path part : root.relativize(inside(directory))) {
            Path above = made;
            made = above.resolve(part);
            if (!Files.isDirectory(made)) {
                create(made);
                sync(above);
            }
            if (!made.toRealPath().startsWith(root)) {
                throw new IOException("The directory " + made + " leads out of " + root + " by a link");
            }
        }
    }

    private static void create(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            // Another instance on the same directory was faster.
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    @Override
    public DiskFile create(String file) throws IOException {
        return new Channel(FileChannel.open(inside(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(inside(from), inside(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void sync(String directory) throws IOException {
        sync(inside(directory));
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void delete(String file) throws IOException {
        Files.deleteIfExists(inside(file));
    }

    @Override
    public List<String> list(String directory) throws IOException {
        try (Stream<Path> entries = Files.list(inside(directory))) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw new IOException("Cannot list " + inside(directory), e);
        }
    }

    @Override
    public boolean exists(String name) throws IOException {
        try {
            // Not Files.exists: that takes a disk that does not answer for a file that is not there.
            Files.readAttributes(inside(name), BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public InputStream read(String file) throws IOException {
        return Files.newInputStream(inside(file));
    }

    @Override
    public long size(String file) throws IOException {
        return Files.size(inside(file));
    }

    @Override
    public void removeDirectory(String directory) throws IOException {
        try {
            Files.deleteIfExists(inside(directory));
        } catch (DirectoryNotEmptyException e) {
            // Then it stays.
        }
    }

    @Override
    public Optional<Path> local(String name) {
        return Optional.of(inside(name));
    }

    @Override
    public long free() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }

    /** Where a name lies. */
    public Path path(String name) {
        return inside(name);
    }

    /** The name of what lies at a path. */
    public String name(Path path) {
        return root.relativize(path).toString();
    }

    private Path inside(String name) {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root)) {
            throw new IllegalArgumentException("The name " + name + " leads out of " + root);
        }
        return path;
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private record Channel(FileChannel channel) implements DiskFile {

        @Override
        public void write(long position, byte[] bytes, int length) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
            while (rest.hasRemaining()) {
                channel.write(rest, position + rest.position());
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
