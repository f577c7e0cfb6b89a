package io.hoststream.collect.reading;

import org.jspecify.annotations.Nullable;

/**
 * Pressure stall information by resource; null where the kernel does not tell.
 *
 * @param cpu waiting for a processor
 * @param memory waiting for memory
 * @param blockIo waiting for I/O
 * @param irq waiting because of interrupts
 */
public record PressureReading(
        @Nullable Stalls cpu,
        @Nullable Stalls memory,
        @Nullable Stalls blockIo,
        @Nullable Stalls irq) {

    /**
     * Time waited since boot; microseconds.
     *
     * @param some in which some task waited
     * @param full in which all tasks waited
     */
    public record Stalls(@Nullable Long some, @Nullable Long full) {}
}
