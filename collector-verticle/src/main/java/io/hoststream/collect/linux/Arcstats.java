package io.hoststream.collect.linux;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** {@code /proc/spl/kstat/zfs/arcstats}: the ZFS cache, which the kernel counts as used although most can be given back. */
final class Arcstats {

    static final String FILE = "spl/kstat/zfs/arcstats";

    private Arcstats() {}

    /**
     * Whether the cache is in the memory that {@code /proc/meminfo} tells of. A container of LXC is shown its own memory, and
     * the cache of the whole machine.
     */
    static boolean isOfThisMemory(HostRoot root) {
        return Files.exists(root.proc(FILE)) && !"lxc".equals(new Virtualization(root).container()) && !isCovered(root);
    }

    private static boolean isCovered(HostRoot root) {
        try {
            return Files.readString(root.mountinfo()).contains(" /proc/meminfo ");
        } catch (IOException e) {
            return false;
        }
    }

    /** What could be given back: what it holds over its least size; bytes. Null where it is not told. */
    static @Nullable Long reclaimable(ProcText text) throws MalformedTextException {
        Long size = null;
        Long least = null;
        while (!text.atEnd()) {
            if (text.skip("size ")) {
                size = value(text);
            } else if (text.skip("c_min ")) {
                least = value(text);
            }
            text.nextLine();
        }
        return size == null || least == null ? null : Long.valueOf(Math.max(0, size - least));
    }

    /** Behind the type. */
    private static long value(ProcText text) throws MalformedTextException {
        text.skipWord();
        return text.number();
    }
}
