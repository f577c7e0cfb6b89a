package io.hoststream.serve.attack;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** How much of this process's heap is in use. */
final class Heap {

    private Heap() {}

    /** Bytes in use after a collection. */
    static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
