/**
 * Readings: what the machine's counters and gauges stood at, before anything is made of them.
 *
 * <p>A {@link io.hoststream.collect.reading.Probe} is the blocking edge: it only acquires. What it brings back is a {@link
 * io.hoststream.collect.reading.Reading}, immutable and raw, with one part per {@link
 * io.hoststream.collect.reading.Family}. Two readings in a row are all that rates are made of. Null means that a value
 * cannot be known here; it never means zero.
 */
@NullMarked
package io.hoststream.collect.reading;

import org.jspecify.annotations.NullMarked;
