/**
 * Linux: reads {@code /proc} and {@code /sys} directly, with nothing native and no library in between.
 *
 * <p>{@link io.hoststream.collect.linux.LinuxProbe} acquires. It keeps its {@code ProcFile}s open and reads each of them
 * again from the start into one buffer that all of them share. What was read is a {@code ProcText}; one parser per file
 * ({@code ProcStat}, {@code Meminfo}, {@code Diskstats} and so on) makes raw records of it and does nothing else, so that
 * each is tested with the texts of many kernels. {@link io.hoststream.collect.linux.LinuxMounts} looks after filesystems.
 */
@NullMarked
package io.hoststream.collect.linux;

import org.jspecify.annotations.NullMarked;
