/**
 * The way to the broker: typed settings, the client properties that carry the promises, and the making of topics.
 */
@NullMarked
package io.hoststream.pipeline.kafka;

import org.jspecify.annotations.NullMarked;
