/**
 * Pace: when samples are taken. The first is taken at once, so that a user sees something; then the {@link
 * io.hoststream.collect.pace.Schedule} follows a grid of fixed points in time, and {@link
 * io.hoststream.collect.pace.Stagger} puts the grids of many hosts beside one another rather than on top. A {@link
 * io.hoststream.collect.pace.Pace} says how wide the grid is: as set, or, where that is switched on, as narrow as somebody
 * who watches the host has asked for ({@link io.hoststream.collect.pace.BoostedPace}, which {@link
 * io.hoststream.collect.pace.BoostTail} feeds from the topic of controls). The wide grid is part of every narrow one that
 * divides it, so a boost begins and ends without moving the samples in between.
 *
 * <p>All of it but the tail is pure: the time is an argument, in nanoseconds of one monotonic clock.
 */
@NullMarked
package io.hoststream.collect.pace;

import org.jspecify.annotations.NullMarked;
