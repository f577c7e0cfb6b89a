/**
 * Role collect: this host's metrics onto the topic, one sample per interval.
 *
 * <p>{@link io.hoststream.collect.CollectVerticle} starts a {@code CollectThread}, which has all that blocks to itself.
 * The thread puts the parts together ({@code Assembly}) and then runs the {@code Collector}'s {@code tick} whenever the
 * {@link
 * io.hoststream.collect.pace.Schedule} says so. One tick is the whole way of a sample: the {@link io.hoststream.collect.reading.Probe} makes a
 * {@link io.hoststream.collect.reading.Reading} (packages {@code linux} and {@code oshi}), the {@link
 * io.hoststream.collect.sampling.Sampler} makes a sample of it and the one before, under the {@link
 * io.hoststream.collect.identity.HostIdentity} of the run, and the {@code SampleOutlet} takes it away without ever making
 * the thread wait: it goes through the spool on the disk (package {@code spool}) to the topic (package {@code shipping}). What
 * had to be given up there is told by the next samples. What the host
 * is, the {@code InventoryWatch} tells at the start and when it changes.
 */
@NullMarked
package io.hoststream.collect;

import org.jspecify.annotations.NullMarked;
