/**
 * The topics: names, partitions and retention. {@link io.hoststream.schema.topic.Topic} is the list.
 */
@NullMarked
package io.hoststream.schema.topic;

import org.jspecify.annotations.NullMarked;
