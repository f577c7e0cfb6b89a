package io.hoststream.collect.linux;

import io.hoststream.collect.filesystem.Mount;
import io.hoststream.collect.filesystem.MountSource;
import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import java.io.File;
import java.io.IOException;
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
        try (ProcFile file = new ProcFile(root.proc("self/mountinfo"), new ReadBuffer())) {
            return Mountinfo.parse(file.read());
        }
    }

    @Override
    public @Nullable Space space(Mount mount) {
        File place = new File(mount.mountpoint());
        long total = place.getTotalSpace();
        // 0 for what has no size, such as the filesystems of the kernel itself, and for what may not be looked at.
        return total == 0 ? null : new Space(total, place.getFreeSpace(), place.getUsableSpace(), null);
    }

    @Override
    public Map<String, Inodes> inodes(List<String> mountpoints) throws InterruptedException {
        Map<String, Inodes> found = new HashMap<>();
        for (List<String> some : StatCommand.portions(mountpoints)) {
            found.putAll(stat.inodes(some));
        }
        return found;
    }
}
