/** Tests of looking back on the topic. */
@NullMarked
package io.hoststream.serve.travel;

import org.jspecify.annotations.NullMarked;
