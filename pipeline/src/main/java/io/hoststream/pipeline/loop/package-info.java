/**
 * The loop: carries batches from a topic to a {@link io.hoststream.pipeline.loop.Sink} and commits what the sink
 * finished. It is written once, here, for every consumer.
 *
 * <p>{@link io.hoststream.pipeline.loop.Loop} is the loop itself: its body is {@code runOnce()}, and it has no thread, so
 * that a test calls it by hand. {@link io.hoststream.pipeline.loop.LoopThread} is the one named thread that owns it in
 * production. A partition is idle, or busy with one batch ({@code PartitionState}); polling never stops; offsets move
 * only after success. What the sink says travels back through an inbox, matched against the batch that is live.
 */
@NullMarked
package io.hoststream.pipeline.loop;

import org.jspecify.annotations.NullMarked;
