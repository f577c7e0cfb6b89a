/** Tests of channels against servers that behave as receivers do, well and badly. */
@NullMarked
package io.hoststream.notify.channel;

import org.jspecify.annotations.NullMarked;
