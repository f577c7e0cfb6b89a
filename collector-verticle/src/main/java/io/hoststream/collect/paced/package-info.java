/**
 * Families that are read at a pace of their own: filesystems, temperatures, the top processes, the user's own metrics.
 *
 * <p>They are slow, or may never answer, so none of them is read on the tick. A {@link
 * io.hoststream.collect.paced.PacedFamily} begins a round over its {@link io.hoststream.collect.paced.PacedSource} whenever
 * one is due, on a thread of the round's own, and hands over what it brought: with the tick that began it if that does not
 * take long, else with a later one. A round that never ends costs its thread and nothing else.
 */
@NullMarked
package io.hoststream.collect.paced;

import org.jspecify.annotations.NullMarked;
