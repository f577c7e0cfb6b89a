package io.hoststream.storage.archive;

import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.disk.DiskFile;
import io.hoststream.archive.disk.LocalDisk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A real directory whose operations can be made to fail, and whose free space can be told. */
final class BreakableDisk implements Disk {

    private final LocalDisk disk;
    private String broken = "";
    private long free = Long.MAX_VALUE;
    private Runnable beforeSize = () -> {};

    BreakableDisk(LocalDisk disk) {
        this.disk = disk;
    }

    /** From now on every operation fails that writes, for this reason; an empty one mends the disk. */
    void breaks(String reason) {
        broken = reason;
    }

    void free(long bytes) {
        free = bytes;
    }

    /** Something happens when somebody next asks for the size of a file, just before he is told. */
    void beforeSize(Runnable happens) {
        beforeSize = happens;
    }

    private void check() throws IOException {
        if (!broken.isEmpty()) {
            throw new IOException(broken);
        }
    }

    @Override
    public void makeDirectory(String directory) throws IOException {
        check();
        disk.makeDirectory(directory);
    }

    @Override
    public DiskFile create(String file) throws IOException {
        check();
        DiskFile created = disk.create(file);
        return new DiskFile() {
            @Override
            public void write(long position, byte[] bytes, int length) throws IOException {
                check();
                created.write(position, bytes, length);
            }

            @Override
            public void force() throws IOException {
                check();
                created.force();
            }

            @Override
            public void close() throws IOException {
                created.close();
            }
        };
    }

    @Override
    public void rename(String from, String to) throws IOException {
        check();
        disk.rename(from, to);
    }

    @Override
    public void sync(String directory) throws IOException {
        check();
        disk.sync(directory);
    }

    @Override
    public void delete(String file) throws IOException {
        check();
        disk.delete(file);
    }

    @Override
    public List<String> list(String directory) throws IOException {
        return disk.list(directory);
    }

    @Override
    public boolean exists(String name) throws IOException {
        return disk.exists(name);
    }

    @Override
    public long size(String file) throws IOException {
        Runnable happens = beforeSize;
        beforeSize = () -> {};
        happens.run();
        return disk.size(file);
    }

    @Override
    public void removeDirectory(String directory) throws IOException {
        check();
        disk.removeDirectory(directory);
    }

    @Override
    public Optional<Path> local(String name) {
        return disk.local(name);
    }

    @Override
    public InputStream read(String file) throws IOException {
        return disk.read(file);
    }

    @Override
    public long free() {
        return free;
    }

    @Override
    public String toString() {
        return "/data/archive";
    }
}
