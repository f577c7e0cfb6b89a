package io.hoststream.collect.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that fails on demand. At a kill of the process everything written stays; at a power failure each file
 * loses any part of what was appended since it was forced. A write that fails for lack of room may have written a part.
 */
public final class SimulatedDisk implements Disk {

    /** What it does to calls. */
    public enum Fault {
        NONE,
        FULL,
        READ_ONLY,
        BROKEN
    }

    /** A full disk still has room in the blocks that it has given away, and for the names of files. */
    private static final int FITS_A_FULL_DISK = 16;

    private static final class Content {
        private byte[] bytes = new byte[0];
        private int size;
        private int forced;
    }

    private final TreeMap<String, Content> files = new TreeMap<>();
    private final Random random;
    private Fault fault = Fault.NONE;
    private int writesUntilKill = -1;
    private int forces;
    private int openFiles;
    private @Nullable String unreadable;

    public SimulatedDisk(Random random) {
        this.random = random;
    }

    public void fault(Fault now) {
        fault = now;
    }

    /** The file that cannot be read. */
    void unreadable(@Nullable String name) {
        unreadable = name;
    }

    /** The process is killed in the middle of that write, counted from now. */
    void killAfterWrites(int count) {
        writesUntilKill = count;
    }

    int forces() {
        return forces;
    }

    int openFiles() {
        return openFiles;
    }

    void loseUnforced() {
        files.values()
                .forEach(content ->
                        content.size = content.forced + random.nextInt(Math.max(0, content.size - content.forced) + 1));
    }

    int size(String name) {
        Content content = files.get(name);
        return content == null ? 0 : content.size;
    }

    List<String> segments() {
        return files.keySet().stream()
                .filter(name -> Segment.numberOf(name).isPresent())
                .toList();
    }

    long allBytes() {
        return files.values().stream().mapToLong(content -> content.size).sum();
    }

    void flip(String name, int offset) {
        Content content = content(name);
        content.bytes[offset] = (byte) (content.bytes[offset] ^ (1 << random.nextInt(8)));
    }

    void cut(String name, int bytes) {
        Content content = content(name);
        content.size = Math.max(0, content.size - bytes);
    }

    private Content content(String name) {
        Content content = files.get(name);
        if (content == null) {
            throw new AssertionError("there is no " + name + " among " + files.keySet());
        }
        return content;
    }

    @Override
    public List<String> list() throws IOException {
        broken();
        return List.copyOf(files.keySet());
    }

    @Override
    public DiskFile open(String name) throws IOException {
        broken();
        if (!files.containsKey(name)) {
            if (fault != Fault.FULL) {
                writable();
            }
            files.put(name, new Content());
        }
        openFiles++;
        return new OpenFile(name, content(name));
    }

    @Override
    public void delete(String name) throws IOException {
        broken();
        if (fault == Fault.READ_ONLY) {
            throw new IOException("Read-only file system");
        }
        files.remove(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        if (fault != Fault.FULL) {
            writable();
        }
        if (files.containsKey(to)) {
            throw new FileAlreadyExistsException(to);
        }
        files.put(to, content(from));
        files.remove(from);
    }

    @Override
    public void force() throws IOException {
        broken();
    }

    @Override
    public void close() {}

    private void broken() throws IOException {
        if (fault == Fault.BROKEN) {
            throw new IOException("Input/output error");
        }
    }

    private void writable() throws IOException {
        broken();
        if (fault == Fault.READ_ONLY) {
            throw new IOException("Read-only file system");
        }
        if (fault == Fault.FULL) {
            throw new IOException("No space left on device");
        }
    }

    /** The process has ended. */
    static final class KilledError extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class OpenFile implements DiskFile {

        private final String name;
        private final Content content;

        private OpenFile(String name, Content content) {
            this.name = name;
            this.content = content;
        }

        @Override
        public long size() throws IOException {
            broken();
            return content.size;
        }

        @Override
        public void read(ByteBuffer into, long offset) throws IOException {
            broken();
            if (name.equals(unreadable)) {
                throw new IOException("Input/output error");
            }
            int count = Math.max(0, Math.min(into.remaining(), content.size - (int) offset));
            into.put(content.bytes, (int) offset, count);
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            boolean grows = offset + bytes.remaining() > content.size;
            if (fault == Fault.FULL && grows && bytes.remaining() > FITS_A_FULL_DISK) {
                put(bytes, (int) offset, random.nextInt(bytes.remaining()));
                throw new IOException("No space left on device");
            }
            if (fault != Fault.FULL) {
                writable();
            }
            if (writesUntilKill == 0) {
                writesUntilKill = -1;
                put(bytes, (int) offset, random.nextInt(bytes.remaining()));
                throw new KilledError();
            }
            writesUntilKill = Math.max(-1, writesUntilKill - 1);
            put(bytes, (int) offset, bytes.remaining());
        }

        private void put(ByteBuffer bytes, int offset, int count) {
            if (offset + count > content.bytes.length) {
                content.bytes = Arrays.copyOf(content.bytes, 2 * (offset + count));
            }
            bytes.get(content.bytes, offset, count);
            content.forced = Math.min(content.forced, offset);
            content.size = Math.max(content.size, offset + count);
        }

        @Override
        public void truncate(long size) throws IOException {
            broken();
            if (fault == Fault.READ_ONLY) {
                throw new IOException("Read-only file system");
            }
            content.size = (int) Math.min(content.size, size);
            content.forced = Math.min(content.forced, content.size);
        }

        @Override
        public void force() throws IOException {
            broken();
            forces++;
            content.forced = content.size;
        }

        @Override
        public void close() {
            openFiles--;
        }
    }
}
