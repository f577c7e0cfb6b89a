package io.hoststream.collect.linux;

import io.hoststream.collect.reading.PressureReading;
import io.hoststream.collect.reading.PressureReading.Stalls;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pressure stall information. Kernels older than 4.20 have none, and many are told at boot not to keep it: then opening
 * or reading fails, which is looked into once.
 */
final class PressureFiles implements Closeable {

    private final @Nullable ProcFile cpu;
    private final @Nullable ProcFile memory;
    private final @Nullable ProcFile blockIo;
    private final @Nullable ProcFile irq;

    PressureFiles(HostRoot root, ReadBuffer buffer) {
        this.cpu = kept(root, "pressure/cpu", buffer);
        this.memory = kept(root, "pressure/memory", buffer);
        this.blockIo = kept(root, "pressure/io", buffer);
        this.irq = kept(root, "pressure/irq", buffer);
    }

    private static @Nullable ProcFile kept(HostRoot root, String name, ReadBuffer buffer) {
        ProcFile file = new ProcFile(root.proc(name), buffer);
        try {
            PressureFile.parse(file.read());
            return file;
        } catch (IOException e) {
            file.close();
            return null;
        }
    }

    /** What all resources stand at; null where the kernel keeps none of them. */
    @Nullable
    PressureReading read() throws IOException {
        if (cpu == null && memory == null && blockIo == null && irq == null) {
            return null;
        }
        Stalls waiting = stalls(cpu);
        // All tasks of a whole machine cannot wait for its processor: the kernel prints a 0 there that means nothing.
        return new PressureReading(
                waiting == null ? null : new Stalls(waiting.some(), null),
                stalls(memory),
                stalls(blockIo),
                stalls(irq));
    }

    private static @Nullable Stalls stalls(@Nullable ProcFile file) throws IOException {
        return file == null ? null : PressureFile.parse(file.read());
    }

    @Override
    public void close() {
        for (ProcFile file : Arrays.asList(cpu, memory, blockIo, irq)) {
            if (file != null) {
                file.close();
            }
        }
    }
}
