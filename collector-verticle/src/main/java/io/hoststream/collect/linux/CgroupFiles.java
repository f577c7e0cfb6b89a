package io.hoststream.collect.linux;

import io.hoststream.collect.reading.CgroupReading;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The control group (version 2) that this process is in. The root group has no limits and is the whole machine, so it is
 * left out; groups of version 1 are.
 */
final class CgroupFiles implements Closeable {

    private static final String UNIFIED = "0::";

    private final @Nullable ProcFile cpuMax;
    private final @Nullable ProcFile cpuStat;
    private final @Nullable ProcFile memoryMax;
    private final @Nullable ProcFile memoryCurrent;

    CgroupFiles(Path own, ReadBuffer buffer) {
        Path group = group(own);
        this.cpuMax = file(group, "cpu.max", buffer);
        // The time is counted in every group, whether its processors are limited or not.
        this.cpuStat = isRoot(group) ? null : file(group, "cpu.stat", buffer);
        this.memoryMax = file(group, "memory.max", buffer);
        this.memoryCurrent = file(group, "memory.current", buffer);
    }

    private static @Nullable Path group(Path own) {
        try {
            for (String line : Files.readAllLines(own.resolve("proc/self/cgroup"))) {
                if (line.startsWith(UNIFIED)) {
                    String path = line.substring(UNIFIED.length());
                    return Path.of(own.resolve("sys/fs/cgroup") + path).normalize();
                }
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Every group tells of its events but the root. */
    private static boolean isRoot(@Nullable Path group) {
        return group == null || !Files.exists(group.resolve("cgroup.events"));
    }

    private static @Nullable ProcFile file(@Nullable Path group, String name, ReadBuffer buffer) {
        return group != null && Files.isReadable(group.resolve(name))
                ? new ProcFile(group.resolve(name), buffer)
                : null;
    }

    /** What they say; unknown parts are null, all of them once the group is gone. */
    CgroupReading read() {
        try {
            Float limit = cpuMax == null ? null : processors(cpuMax.read());
            Long memory = memoryMax == null ? null : bytes(memoryMax.read());
            Long used = memoryCurrent == null ? null : bytes(memoryCurrent.read());
            if (cpuStat == null) {
                return new CgroupReading(limit, null, null, memory, used);
            }
            KeyedNumbers times = KeyedNumbers.read(cpuStat.read(), "usage_usec ", "throttled_usec ");
            return new CgroupReading(limit, times.get("usage_usec "), times.get("throttled_usec "), memory, used);
        } catch (IOException e) {
            return CgroupReading.NONE;
        }
    }

    /** Quota and period; null for {@code max}. */
    static @Nullable Float processors(ProcText text) throws MalformedTextException {
        if (text.skip("max")) {
            return null;
        }
        double quota = text.number();
        long period = text.number();
        return period <= 0 ? null : Float.valueOf((float) (quota / period));
    }

    /** A number; null for {@code max}. */
    static @Nullable Long bytes(ProcText text) throws MalformedTextException {
        return text.skip("max") ? null : Long.valueOf(text.number());
    }

    @Override
    public void close() {
        close(cpuMax);
        close(cpuStat);
        close(memoryMax);
        close(memoryCurrent);
    }

    private static void close(@Nullable ProcFile file) {
        if (file != null) {
            file.close();
        }
    }
}
