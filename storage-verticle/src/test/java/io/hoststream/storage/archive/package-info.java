/** Tests of role archive. */
@NullMarked
package io.hoststream.storage.archive;

import org.jspecify.annotations.NullMarked;
