package io.hoststream.collect.linux;

import io.hoststream.collect.filesystem.Mount;
import io.hoststream.collect.filesystem.MountSource;
import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mounts of a Linux machine. Sizes come from the Java runtime's own {@code statvfs}; it has no inodes, so those are
 * asked of the {@code stat} command, once for all mounts of a round. A native binding would tell both at once, and cost
 * more resident memory than everything else here together.
 */
public final class LinuxMounts implements MountSource {

    private final HostRoot root;
    private final StatCommand stat = new StatCommand();

    /** The mounts of the machine whose tree begins at {@code root}. */
    public LinuxMounts(HostRoot root) {
        this.root = root;
    }

    @Override
    public List<Mount> mounts() throws IOException {
        try (ProcFile file = new ProcFile(root.mountinfo(), new ReadBuffer())) {
            return Mountinfo.parse(file.read());
        }
    }

    @Override
    public @Nullable Space space(Mount mount) {
        File place = new File(root.seen(mount.mountpoint()));
        if (isHidden(mount, place)) {
            return null;
        }
        long total = place.getTotalSpace();
        // 0 for what has no size, such as the filesystems of the kernel itself, and for what cannot be looked at.
        if (total == 0) {
            requireAnswer(place.toPath());
            return null;
        }
        return new Space(total, place.getFreeSpace(), place.getUsableSpace(), null);
    }

    /** Asks again in a way that tells why there is no answer. */
    private static void requireAnswer(Path place) {
        try {
            Files.getFileStore(place).getTotalSpace();
        } catch (NoSuchFileException e) {
            // Unmounted meanwhile.
            return;
        } catch (FileSystemException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            // No error of the filesystem: the runtime does not find it among the mounts, or cannot read those.
            return;
        }
    }

    @Override
    public Map<String, Inodes> inodes(List<String> mountpoints) throws InterruptedException {
        Map<String, Inodes> found = new HashMap<>();
        for (List<String> some : StatCommand.portions(seen(mountpoints))) {
            found.putAll(stat.inodes(some));
        }
        return root.isOwn() ? found : named(mountpoints, found);
    }

    private List<String> seen(List<String> mountpoints) {
        List<String> places = new ArrayList<>(mountpoints.size());
        for (String mountpoint : mountpoints) {
            places.add(root.seen(mountpoint));
        }
        return places;
    }

    private Map<String, Inodes> named(List<String> mountpoints, Map<String, Inodes> found) {
        Map<String, Inodes> named = new HashMap<>();
        for (String mountpoint : mountpoints) {
            Inodes inodes = found.get(root.seen(mountpoint));
            if (inodes != null) {
                named.put(mountpoint, inodes);
            }
        }
        return named;
    }

    /** Whether a mount of the machine is not handed on into this container, where its place shows what is below it. */
    private boolean isHidden(Mount mount, File place) {
        if (root.isOwn() || mount.mountpoint().equals("/")) {
            return false;
        }
        try {
            return device(place.toPath()).equals(device(root.path()));
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object device(Path place) throws IOException {
        return Files.getAttribute(place, "unix:dev");
    }
}
