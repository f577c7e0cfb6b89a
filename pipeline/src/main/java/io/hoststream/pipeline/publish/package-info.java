/**
 * The way onto a topic. {@link io.hoststream.pipeline.publish.Publisher} takes records from any thread without blocking
 * and sends them in order from a thread of its own.
 */
@NullMarked
package io.hoststream.pipeline.publish;

import org.jspecify.annotations.NullMarked;
