/** Tests of remote write: what is sent, in which order, and what follows from answers. */
@NullMarked
package io.hoststream.storage.remotewrite;

import org.jspecify.annotations.NullMarked;
