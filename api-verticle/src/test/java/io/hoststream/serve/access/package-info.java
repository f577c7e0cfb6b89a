/** Tests of keys. */
@NullMarked
package io.hoststream.serve.access;

import org.jspecify.annotations.NullMarked;
