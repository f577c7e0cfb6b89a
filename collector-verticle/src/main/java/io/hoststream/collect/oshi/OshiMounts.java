package io.hoststream.collect.oshi;

import io.hoststream.collect.filesystem.Mount;
import io.hoststream.collect.filesystem.MountSource;
import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.OSFileStore;

/** The mounts as OSHI tells of them. It asks all of them while listing, so a dead one holds up the whole round. */
public final class OshiMounts implements MountSource {

    private final SystemInfo info;
    private final Map<String, OSFileStore> stores = new ConcurrentHashMap<>();

    /** The mounts of this machine. */
    public OshiMounts(SystemInfo info) {
        this.info = info;
    }

    @Override
    public List<Mount> mounts() throws IOException {
        stores.clear();
        try {
            return info.getOperatingSystem().getFileSystem().getFileStores().stream()
                    .map(this::mount)
                    .toList();
        } catch (RuntimeException e) {
            // OSHI's failures are those of the system's own calls, of any type.
            throw new IOException(e.toString(), e);
        }
    }

    private Mount mount(OSFileStore store) {
        stores.put(store.getMount(), store);
        boolean readOnly = Arrays.asList(store.getOptions().split(",", -1)).contains("ro");
        // A drive letter or a device, which is mounted once, tells filesystems apart.
        return new Mount(store.getMount(), store.getVolume(), store.getType(), readOnly, store.getMount(), false);
    }

    @Override
    public @Nullable Space space(Mount mount) {
        OSFileStore store = stores.get(mount.mountpoint());
        if (store == null || store.getTotalSpace() <= 0) {
            return null;
        }
        long inodes = store.getTotalInodes();
        return new Space(
                store.getTotalSpace(),
                store.getFreeSpace(),
                store.getUsableSpace(),
                inodes <= 0 ? null : new Inodes(inodes, store.getFreeInodes()));
    }

    @Override
    public Map<String, Inodes> inodes(List<String> mountpoints) {
        return Map.of();
    }
}
