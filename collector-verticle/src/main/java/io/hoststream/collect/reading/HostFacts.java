package io.hoststream.collect.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is.
 *
 * @param operatingSystem name and version, such as {@code Debian GNU/Linux 12 (bookworm)}
 * @param kernel the kernel's version
 * @param architecture the processor's architecture, such as {@code amd64}
 * @param cpuModel the processor's model
 * @param logicalProcessors logical processors
 * @param memoryBytes usable main memory; bytes
 * @param bootTime when it was booted
 * @param virtualization kind of virtual machine or container; null for none, or none that is known
 */
public record HostFacts(
        @Nullable String operatingSystem,
        @Nullable String kernel,
        @Nullable String architecture,
        @Nullable String cpuModel,
        @Nullable Integer logicalProcessors,
        @Nullable Long memoryBytes,
        @Nullable Instant bootTime,
        @Nullable String virtualization) {}
