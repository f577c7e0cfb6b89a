/** Tests of the disk, and the disk that other tests run on. */
@NullMarked
package io.hoststream.archive.disk;

import org.jspecify.annotations.NullMarked;
