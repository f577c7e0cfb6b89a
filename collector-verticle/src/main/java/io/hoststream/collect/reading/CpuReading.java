package io.hoststream.collect.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Processors.
 *
 * @param total ticks of all processors together
 * @param cores every online logical processor
 * @param ticksPerSecond ticks in one second
 * @param contextSwitches context switches since boot
 * @param interrupts interrupts since boot
 * @param forks processes and threads made since boot
 */
public record CpuReading(
        Ticks total,
        List<Core> cores,
        int ticksPerSecond,
        @Nullable Long contextSwitches,
        @Nullable Long interrupts,
        @Nullable Long forks) {

    /**
     * One logical processor.
     *
     * @param name the kernel's name, such as {@code cpu0}
     * @param ticks its ticks
     */
    public record Core(String name, Ticks ticks) implements Named {}
}
