/**
 * hoststream as its users meet it: the command in processes of its own, on data directories and ports of their own, asked
 * through REST, the live feed, Kafka, Prometheus and kcat.
 *
 * <p>{@link io.hoststream.launcher.e2e.HoststreamProcess} is a process, {@link io.hoststream.launcher.e2e.Up} one that runs
 * everything. What came out is read by programs that know nothing of how it got there: {@link
 * io.hoststream.launcher.e2e.Rest}, {@link io.hoststream.launcher.e2e.LiveClient}, {@link
 * io.hoststream.launcher.e2e.Broker}, {@link io.hoststream.launcher.e2e.ArchiveContent}.
 */
@NullMarked
package io.hoststream.launcher.e2e;

import org.jspecify.annotations.NullMarked;
