package io.hoststream.collect.linux;

import io.hoststream.collect.reading.HostFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a Linux machine is. Every part stands alone: what cannot be read is null. */
final class LinuxFacts {

    private static final List<String> CPU_MODEL_KEYS = List.of("model name", "Model", "cpu model", "Hardware", "cpu");

    private final HostRoot root;

    LinuxFacts(HostRoot root) {
        this.root = root;
    }

    HostFacts read() {
        ReadBuffer buffer = new ReadBuffer();
        ProcStat stat = parsed("stat", buffer, text -> ProcStat.parse(text, Auxv.USUAL.ticksPerSecond()));
        Meminfo meminfo = parsed("meminfo", buffer, Meminfo::parse);
        String release = text(root.etc("os-release"));
        Instant bootTime = stat == null ? null : stat.bootTime();
        return new HostFacts(
                release == null
                        ? text(root.path().resolve("usr/lib/os-release"), OsRelease::name)
                        : OsRelease.name(release),
                text(root.proc("sys/kernel/osrelease"), String::strip),
                System.getProperty("os.arch"),
                cpuModel(),
                stat == null ? null : Integer.valueOf(stat.cpu().cores().size()),
                meminfo == null ? null : Long.valueOf(meminfo.memory().total()),
                bootTime,
                new Virtualization(root).read());
    }

    /** The model of the first processor; the file is long on large machines, so no more is read than is needed. */
    private @Nullable String cpuModel() {
        try (BufferedReader lines = Files.newBufferedReader(root.proc("cpuinfo"), StandardCharsets.ISO_8859_1)) {
            return CpuModel.find(lines.lines().limit(200).toList(), CPU_MODEL_KEYS);
        } catch (IOException e) {
            return null;
        }
    }

    private interface Parser<T> {
        T parse(ProcText text) throws IOException;
    }

    private <T> @Nullable T parsed(String name, ReadBuffer buffer, Parser<T> parser) {
        try (ProcFile file = new ProcFile(root.proc(name), buffer)) {
            return parser.parse(file.read());
        } catch (IOException e) {
            return null;
        }
    }

    /** The only line of a small file; null where it cannot be read or is empty. */
    static @Nullable String line(Path file) {
        String text = text(file);
        return text == null || text.isBlank() ? null : text.strip();
    }

    static @Nullable String text(Path file) {
        return text(file, Function.identity());
    }

    private static @Nullable String text(Path file, Function<String, @Nullable String> taken) {
        try {
            return taken.apply(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return null;
        }
    }
}
