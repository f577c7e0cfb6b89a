/** Tests of the server as a whole, and what the tests of all its parts are fed with. */
@NullMarked
package io.hoststream.serve;

import org.jspecify.annotations.NullMarked;
