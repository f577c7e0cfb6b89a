/** Tests of the archive: on a disk that tears, fails and loses power, and on a real one. */
@NullMarked
package io.hoststream.archive;

import org.jspecify.annotations.NullMarked;
