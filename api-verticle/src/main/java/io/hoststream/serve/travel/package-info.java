/**
 * The past as the topic of the samples has it, for clients of the live feed that come back or look back. A {@link
 * io.hoststream.serve.travel.Cursor} says how far a client has got; a {@link io.hoststream.serve.travel.Journey} goes through
 * the past at a speed and shows what it comes by; a {@link io.hoststream.serve.travel.CatchUp} brings what a client has
 * missed. These are pure: time is an argument, samples are handed in, and what is shown goes to an interface.
 *
 * <p>The thin edge is {@link io.hoststream.serve.travel.Readers}: each traveller has a thread with a consumer of its own,
 * whose body, {@code TopicReader}, reads one {@link io.hoststream.serve.travel.Leg} after the other and no further ahead than
 * {@link io.hoststream.serve.travel.Backlog} allows. What it reads it hands to the thread that the journey belongs to.
 *
 * <p>The time that a journey goes by is that of arrival, which the broker stamps: it only grows along a partition, whatever the
 * hosts' clocks say, and it is the order in which the live feed showed the same samples.
 */
@NullMarked
package io.hoststream.serve.travel;

import org.jspecify.annotations.NullMarked;
