/** Tests of the boost, without a server. */
@NullMarked
package io.hoststream.serve.boost;

import org.jspecify.annotations.NullMarked;
