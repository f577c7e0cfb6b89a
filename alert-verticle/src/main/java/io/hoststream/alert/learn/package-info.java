/**
 * What role alert learns about one series: what is usual ({@link io.hoststream.alert.learn.Detector}), where it is
 * heading ({@link io.hoststream.alert.learn.Forecaster}), and by how much it changed over a while ({@link
 * io.hoststream.alert.learn.Changes}).
 *
 * <p>All of it is pure. Time is the event time of the values, handed in with each; weights go by the time that passed,
 * not by the number of values, so that a collector that is boosted to one second, or a machine that slept, teaches
 * nothing wrong. Learning a value takes constant time and allocates nothing. The same values give the same state, to the
 * bit, also when it was written and read back in between.
 *
 * <p>Written state begins with what it is and its version, and ends with a checksum ({@link
 * io.hoststream.alert.learn.StateWriter}). What cannot be read is reported ({@link io.hoststream.alert.learn.Restored})
 * and learned anew.
 *
 * <p>Values that are not finite, or larger than 1e30 either way, are unknown: they are not learned, and have no score.
 * Values that are not later than the last one are ignored too, unless they are an hour or more behind it: then the
 * clock was set, and time goes on from there ({@link io.hoststream.alert.learn.Elapsed}).
 */
@NullMarked
package io.hoststream.alert.learn;

import org.jspecify.annotations.NullMarked;
