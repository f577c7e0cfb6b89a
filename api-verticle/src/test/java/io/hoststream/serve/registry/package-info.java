/** Tests of the read part of a schema registry, through real HTTP. */
@NullMarked
package io.hoststream.serve.registry;

import org.jspecify.annotations.NullMarked;
