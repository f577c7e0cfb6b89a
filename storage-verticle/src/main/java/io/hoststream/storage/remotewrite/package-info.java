/**
 * Remote write: sends samples to receivers of Prometheus remote write 1.0 (Prometheus, Mimir, Thanos, VictoriaMetrics) with
 * the times at which they were taken. The topic is the write-ahead log: a receiver that is away keeps its consumer group
 * where it is, and nothing is buffered here.
 *
 * <p>For each target there is a {@code Sender}: a loop with a {@code RemoteWriteSink}. Every partition is a {@code Lane}, and
 * its {@code Shard} turns samples into {@code Request}s and remembers what was sent of which host. A {@code Transmission}
 * carries the requests of one batch, one after another, through the {@code Gate} that all lanes of a target share; what
 * follows from an answer says {@code Answer}. {@code Messages} writes the protobuf.
 */
@NullMarked
package io.hoststream.storage.remotewrite;

import org.jspecify.annotations.NullMarked;
