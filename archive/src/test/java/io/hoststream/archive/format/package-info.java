/** Tests of the formats. */
@NullMarked
package io.hoststream.archive.format;

import org.jspecify.annotations.NullMarked;
