/**
 * Simulated hosts: what a fleet of Linux servers would say, without the servers.
 *
 * <p>A {@link io.hoststream.launcher.simulate.SimulatedHost} takes the place of the machine, not of the collector: its
 * parts (processors, memory, disks, …) keep counters as a kernel does and are read into the collector's own readings, which
 * the collector's own sampler makes samples of. So rates, rounding, marks and numbering are those of a real host. What a
 * machine is follows from the seed and its index ({@code Hardware}), what is asked of it from the time as well ({@code
 * Demand}). All of it is pure: the same seed, index and times give the same samples.
 */
@NullMarked
package io.hoststream.launcher.simulate;

import org.jspecify.annotations.NullMarked;
