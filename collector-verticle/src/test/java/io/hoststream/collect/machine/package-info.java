/** The machine that the tests run on, under load and with parts of it failing, seen by the collector and by others. */
@NullMarked
package io.hoststream.collect.machine;

import org.jspecify.annotations.NullMarked;
