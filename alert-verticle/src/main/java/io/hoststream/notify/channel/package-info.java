/** The ways to people and systems outside. */
@NullMarked
package io.hoststream.notify.channel;

import org.jspecify.annotations.NullMarked;
