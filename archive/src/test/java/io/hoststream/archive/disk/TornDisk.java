package io.hoststream.archive.disk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that behaves as badly as a real one may: what was not forced or synced is lost in parts when the power
 * goes, a write that fails has written some bytes, and forcing that fails drops pages. Deleted files stay open to those who
 * have them open.
 */
public final class TornDisk implements Disk {

    /** May throw, in the place of the operation it is told of. */
    public interface Fault {
        void before(String operation) throws IOException;
    }

    /** What somebody else does meanwhile. */
    public interface Meanwhile {
        void happens() throws IOException;
    }

    /** The power went. */
    public static final class PowerLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record NameChange(String directory, Content content, Consumer<Map<String, Content>> change) {}

    private static final class Content {
        private byte[] seen = {};
        private byte[] durable = {};
    }

    private final Random random;
    private final List<String> operations = new ArrayList<>();
    private final Set<String> directories = new TreeSet<>();
    private final List<NameChange> unsynced = new ArrayList<>();
    private Map<String, Content> names = new TreeMap<>();
    private final Map<String, Content> durableNames = new TreeMap<>();
    private Fault fault = operation -> {};
    private long capacity = Long.MAX_VALUE;
    private boolean dead;
    private String watched = "";
    private @Nullable Meanwhile meanwhile;

    public TornDisk(long seed) {
        this.random = new Random(seed);
        directories.add("");
    }

    /** A disk on which there is one file. */
    public static TornDisk with(String file, byte[] content) throws IOException {
        TornDisk disk = new TornDisk(1);
        disk.create(file).close();
        disk.damage(file, content);
        return disk;
    }

    /** What happens before every operation from now on. */
    public void fault(Fault next) {
        fault = next;
    }

    /** What happens right after a directory was listed for the first time. */
    public void afterListing(String directory, Meanwhile happening) {
        watched = directory;
        meanwhile = happening;
    }

    public void capacity(long bytes) {
        capacity = bytes;
    }

    /** The operations that changed something, in their order, and a fresh record of those to come. */
    public List<String> takeOperations() {
        List<String> taken = List.copyOf(operations);
        operations.clear();
        return taken;
    }

    /** The power goes and comes back: what was not made durable is there in parts or not at all. */
    public void losePower() {
        for (NameChange change : unsynced) {
            if (random.nextBoolean()) {
                change.change().accept(durableNames);
            }
        }
        unsynced.clear();
        durableNames.values().forEach(content -> {
            content.durable = torn(content);
            content.seen = content.durable;
        });
        names = new TreeMap<>(durableNames);
        fault = operation -> {};
        dead = false;
    }

    private byte[] torn(Content content) {
        int length =
                content.durable.length + random.nextInt(Math.max(0, content.seen.length - content.durable.length) + 1);
        byte[] result = Arrays.copyOf(content.durable, length);
        for (int at = 0; at < length; at += 16) {
            if (random.nextBoolean()) {
                int end = Math.min(Math.min(at + 16, length), content.seen.length);
                System.arraycopy(content.seen, at, result, at, Math.max(0, end - at));
            }
        }
        return result;
    }

    private void operation(String name, String subject) throws IOException {
        if (dead) {
            throw new PowerLost();
        }
        try {
            fault.before(name + " " + subject);
        } catch (PowerLost e) {
            dead = true;
            throw e;
        }
        operations.add(name + " " + subject);
    }

    private void change(String inDirectory, Content content, Consumer<Map<String, Content>> change) {
        change.accept(names);
        unsynced.add(new NameChange(inDirectory, content, change));
    }

    private static String parent(String name) {
        return name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
    }

    @Override
    public void makeDirectory(String directory) throws IOException {
        if (!directories.contains(directory)) {
            operation("mkdir", directory);
            for (String at = directory; !at.isEmpty(); at = parent(at)) {
                directories.add(at);
            }
        }
    }

    @Override
    public DiskFile create(String file) throws IOException {
        operation("create", file);
        if (names.containsKey(file)) {
            throw new FileAlreadyExistsException(file);
        }
        if (!directories.contains(parent(file))) {
            throw new NoSuchFileException(parent(file));
        }
        Content content = new Content();
        change(parent(file), content, map -> map.put(file, content));
        return new OpenContent(file, content);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        operation("rename", from + " " + to);
        if (!names.containsKey(from)) {
            throw new NoSuchFileException(from);
        }
        Content content = names.get(from);
        change(parent(to), content, map -> {
            if (map.remove(from, content)) {
                map.put(to, content);
            }
        });
    }

    @Override
    public void sync(String directory) throws IOException {
        operation("sync", directory);
        Set<Content> synced = Collections.newSetFromMap(new IdentityHashMap<>());
        unsynced.stream()
                .filter(change -> change.directory().equals(directory))
                .forEach(change -> synced.add(change.content()));
        // What happened to the same file before, in another directory, has happened too; nothing else has.
        unsynced.stream()
                .filter(change -> synced.contains(change.content()))
                .forEach(change -> change.change().accept(durableNames));
        unsynced.removeIf(change -> synced.contains(change.content()));
    }

    @Override
    public void delete(String file) throws IOException {
        if (names.containsKey(file)) {
            operation("delete", file);
            Content content = names.get(file);
            change(parent(file), content, map -> map.remove(file, content));
        }
    }

    @Override
    public List<String> list(String directory) throws IOException {
        check("list " + directory);
        String prefix = directory.isEmpty() ? "" : directory + "/";
        Set<String> found = new TreeSet<>();
        for (Iterator<String> all = concat(); all.hasNext(); ) {
            String name = all.next();
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                found.add(name.substring(prefix.length()).split("/", -1)[0]);
            }
        }
        Meanwhile happening = meanwhile;
        if (happening != null && directory.equals(watched)) {
            meanwhile = null;
            happening.happens();
        }
        return List.copyOf(found);
    }

    private Iterator<String> concat() {
        List<String> all = new ArrayList<>(names.keySet());
        all.addAll(directories);
        return all.iterator();
    }

    @Override
    public boolean exists(String name) throws IOException {
        check("exists " + name);
        return names.containsKey(name) || directories.contains(name);
    }

    @Override
    public InputStream read(String file) throws IOException {
        check("read " + file);
        Content content = names.get(file);
        if (content == null) {
            throw new NoSuchFileException(file);
        }
        return new ByteArrayInputStream(content.seen);
    }

    private void check(String what) throws IOException {
        if (dead) {
            throw new PowerLost();
        }
        fault.before(what);
    }

    @Override
    public long size(String file) throws IOException {
        check("size " + file);
        Content content = names.get(file);
        if (content == null) {
            throw new NoSuchFileException(file);
        }
        return content.seen.length;
    }

    @Override
    public void removeDirectory(String directory) throws IOException {
        if (directories.contains(directory) && list(directory).isEmpty()) {
            operation("rmdir", directory);
            directories.remove(directory);
        }
    }

    @Override
    public long free() {
        return capacity - used();
    }

    private long used() {
        return names.values().stream().mapToLong(content -> content.seen.length).sum();
    }

    /** The names of all files. */
    public Set<String> files() {
        return Set.copyOf(names.keySet());
    }

    /** Puts other content in the place of a file's. */
    public void damage(String file, byte[] bytes) {
        @Nullable Content content = names.get(file);
        if (content == null) {
            throw new IllegalArgumentException(file);
        }
        content.seen = bytes;
        content.durable = bytes;
    }

    private final class OpenContent implements DiskFile {

        private final String name;
        private final Content content;
        private boolean closed;

        private OpenContent(String name, Content content) {
            this.name = name;
            this.content = content;
        }

        @Override
        public void write(long position, byte[] bytes, int length) throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
            try {
                operation("write", name);
                if (used() + length > capacity) {
                    throw new IOException("No space left on device");
                }
            } catch (IOException e) {
                put((int) position, bytes, random.nextInt(length + 1));
                throw e;
            }
            put((int) position, bytes, length);
        }

        private void put(int position, byte[] bytes, int length) {
            byte[] grown = Arrays.copyOf(content.seen, Math.max(content.seen.length, position + length));
            System.arraycopy(bytes, 0, grown, position, length);
            content.seen = grown;
        }

        @Override
        public void force() throws IOException {
            try {
                operation("force", name);
            } catch (IOException e) {
                content.durable = torn(content);
                if (random.nextBoolean()) {
                    // The pages that could not be written are dropped: readers see what the disk has.
                    content.seen = content.durable;
                }
                throw e;
            }
            content.durable = content.seen.clone();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
