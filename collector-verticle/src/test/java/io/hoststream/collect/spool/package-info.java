/** Tests of the spool, on a disk that fails as real ones do. */
@NullMarked
package io.hoststream.collect.spool;

import org.jspecify.annotations.NullMarked;
