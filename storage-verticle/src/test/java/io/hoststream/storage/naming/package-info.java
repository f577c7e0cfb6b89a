/** Tests of the namings: which series a sample becomes, with which labels, and what is kept of them. */
@NullMarked
package io.hoststream.storage.naming;

import org.jspecify.annotations.NullMarked;
