/**  of its parts without a socket, and through real ones. */
@NullMarked
package io.hoststream.serve.live;

import org.jspecify.annotations.NullMarked;
