/** Tests of schema ids from a registry, against one that answers over real HTTP. */
@NullMarked
package io.hoststream.pipeline.registry;

import org.jspecify.annotations.NullMarked;
